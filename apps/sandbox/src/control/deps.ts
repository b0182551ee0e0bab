import type { Reports } from "../gateway/reports.ts";
import type { Bot } from "../state/types.ts";
import type { World } from "../state/world.ts";
import type { CallLog } from "../weather/call-log.ts";
import type { Faults } from "../weather/faults.ts";
import type { Limits } from "../weather/limits.ts";
import { notFound } from "./failure.ts";

export interface ControlDeps {
  readonly world: World;
  readonly faults: Faults;
  readonly limits: Limits;
  readonly calls: CallLog;
  readonly reports: Reports;
  readonly reset: (options: { default_people: boolean }) => void;
  readonly onBug: (error: unknown) => void;
}

/** A bot by its username, with or without @, in any case. */
export function botNamed(world: World, name: string): Bot {
  const wanted = name.replace(/^@/, "").toLowerCase();
  for (const bot of world.bots.values()) if (bot.username.toLowerCase() === wanted) return bot;
  throw notFound(`bot ${name}`);
}
