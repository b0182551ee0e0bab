import type { Reports } from "../gateway/reports.ts";
import type { Bot } from "../state/types.ts";
import type { World } from "../state/world.ts";
import type { CallLog } from "../weather/call-log.ts";
import type { Faults } from "../weather/faults.ts";
import type { Limits } from "../weather/limits.ts";
import { notFound } from "./failure.ts";

export interface ControlDeps {
  world: World;
  faults: Faults;
  limits: Limits;
  calls: CallLog;
  reports: Reports;
  reset: (options: { default_people: boolean }) => void;
  onBug: (error: unknown) => void;
}

/** A bot by its username, with or without @, in any case. */
export function botNamed(world: World, name: string): Bot {
  const wanted = name.replace(/^@/, "").toLowerCase();
  for (const bot of world.bots.values()) if (bot.username.toLowerCase() === wanted) return bot;
  throw notFound(`bot ${name}`);
}
