import type { Settings } from "../control/contract.ts";
import type { EventLog } from "./events.ts";
import type { Bot, CallbackQuery, Chat, Person, StoredFile, Verification } from "./types.ts";
import type { UpdateQueues } from "./updates.ts";

/** Everything the local Telegram knows. Functions beside it read and change it; nothing else holds state. */
export interface World {
  /** Unix milliseconds, the settings' offset included. */
  now: () => number;
  /** A number in [0, 1). */
  random: () => number;
  settings: Settings;
  bots: Map<number, Bot>;
  people: Map<number, Person>;
  chats: Map<string, Chat>;
  files: Map<string, StoredFile>;
  queries: Map<string, CallbackQuery>;
  /** What the Gateway sent to phones, by request, oldest first. */
  codes: Map<string, Verification>;
  /** One counter for everything that needs a fresh number: queries, albums, people, files. */
  counter: number;
  /** Chats begin to number their messages here: after a reset no id of before comes again. */
  first_message_id: number;
  updates: UpdateQueues;
  events: EventLog;
}

export function nextNumber(world: World): number {
  world.counter += 1;
  return world.counter;
}

/** Unix seconds, as the Bot API counts time. */
export const unixTime = (world: World) => Math.floor(world.now() / 1000);

export const defaultSettings: Settings = {
  limits: {
    enabled: false,
    per_chat_per_second: 1,
    per_chat_burst: 3,
    per_bot_per_second: 30,
    per_group_per_minute: 20,
  },
  call_log: { enabled: true },
  clock_offset_ms: 0,
};
