import { z } from "zod";

/** The control API's contract: what only tests need to see and do. */

const id = z.number().int();

/** GET /sandbox/calls[?bot=&method=&chat_id=&after=&limit=1000&ok=true|false] → oldest first. */
export const apiCall = z.object({
  /** Ever increasing: pass the last one as `after` for the next page. */
  seq: z.number().int(),
  bot: z.string(),
  method: z.string(),
  params: z.record(z.string(), z.unknown()),
  /** Unix time in milliseconds by the sandbox's clock. */
  at: z.number(),
  /** From the request's arrival to its answer, in milliseconds. */
  duration_ms: z.number(),
  /** What was answered; {dropped: true} when a fault kept the call from being performed and answered nothing. */
  answer: z.record(z.string(), z.unknown()),
});
export type ApiCall = z.infer<typeof apiCall>;
export const callList = z.object({ calls: z.array(apiCall), last_seq: z.number().int() });

/** GET /sandbox/updates/{bot}[?limit=100] → the newest updates ever queued, oldest first. */
export const updateList = z.object({
  updates: z.array(z.looseObject({ update_id: id })),
  pending: z.number().int(),
});
/** POST /sandbox/updates/{bot}/redeliver → {update_id}: the same update once more (default: the newest). */
export const redeliver = z.strictObject({ update_id: id.optional() });

/** POST /sandbox/faults → fault. GET lists, DELETE /sandbox/faults[/{id}] clears. */
export const createFault = z.strictObject({
  kind: z.enum([
    /** 429 with retry_after, not performed. */
    "429",
    /** 502 with an HTML body, not performed. */
    "5xx",
    /** Never answered (connection kept until the client gives up), not performed. */
    "timeout",
    /** Connection cut before anything is performed. */
    "drop",
    /** Performed, then the connection is cut: the client cannot know. A download ends in the middle. */
    "drop_after",
    /** Performed after `ms`. */
    "slow",
    /** Performed; the answer begins and never ends. */
    "hang",
    /** Refused with error_code (400) and description, not performed: any refusal in Telegram's own words. */
    "refuse",
  ]),
  bot: z.string().optional(),
  /**
   * Without it: every method but getUpdates, which must be named. A download of a file is called downloadFile.
   * "setMy*" names all that begin so, "*" is everything at all, getUpdates too: a silent Telegram.
   */
  method: z.string().optional(),
  /** Only calls that name this file, by its file_unique_id: getFile, downloadFile, sends by file_id. */
  file: z.string().optional(),
  /** Of `refuse`. */
  error_code: id.min(400).max(599).optional(),
  description: z.string().optional(),
  chat_id: id.optional(),
  retry_after: id.min(1).optional(),
  ms: id.min(0).max(600_000).optional(),
  /** 0…1, default 1. */
  probability: z.number().min(0).max(1).optional(),
  /** After so many hits the rule is gone. */
  times: id.min(1).optional(),
  /** Unix time in milliseconds after which the rule is gone. */
  until: z.number().optional(),
});
export const fault = createFault.extend({ id: z.string(), hits: z.number().int() });
export type Fault = z.infer<typeof fault>;
export const faultList = z.object({ faults: z.array(fault) });

/**
 * POST /sandbox/clock → clock: the time goes on at once. Dates, the expiry of queries and codes, and the 48 hours for
 * deleting follow it. GET reads it.
 */
export const advanceClock = z.strictObject({
  advance_seconds: z
    .number()
    .min(0)
    .max(10 * 366 * 86_400),
});
export const clock = z.object({
  /** Unix time in milliseconds by the sandbox's clock. */
  now: z.number(),
  /** How far it is ahead of the machine's, in milliseconds. */
  offset_ms: z.number(),
});
export type Clock = z.infer<typeof clock>;

/** GET and PATCH /sandbox/settings */
export const settings = z.object({
  limits: z.object({
    /** Off by default. */
    enabled: z.boolean(),
    per_chat_per_second: z.number().positive(),
    /** So many may come at once before the rate counts. */
    per_chat_burst: z.number().int().positive(),
    per_bot_per_second: z.number().positive(),
    per_group_per_minute: z.number().positive(),
  }),
  call_log: z.object({ enabled: z.boolean() }),
  /** Added to the clock: ages messages and taps without waiting. */
  clock_offset_ms: z.number().int(),
});
export type Settings = z.infer<typeof settings>;
export const updateSettings = z.strictObject({
  limits: settings.shape.limits.partial().strict().optional(),
  call_log: settings.shape.call_log.partial().strict().optional(),
  clock_offset_ms: z.number().int().optional(),
});

/** POST /sandbox/reset → {ok}: no people but the default ones, no chats, calls, faults; bots stay connected. */
export const reset = z.strictObject({ default_people: z.boolean().default(true) });
