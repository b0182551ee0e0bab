import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "./types.ts";

export interface WaitOptions {
  /** What is waited for, in words: it heads the failure. */
  readonly what: string;
  readonly timeoutMs?: number;
}

/** Ends only what hangs, on a machine however busy: nothing is proven by it. */
export const patienceMs = 60_000;

type Dump = () => Promise<string> | string;

/** Looks until the answer is neither undefined, null nor false, and returns it. `dump` says what there was instead. */
export function waitUntil<Found>(
  look: () => Promise<Found | undefined | null | false>,
  options: WaitOptions,
  dump: Dump,
): Promise<Found> {
  return lookOn(look, options, dump, (looks) => sleep(Math.min(10 * 1.5 ** looks, 100)));
}

/** How long a look at a chat waits for something to happen there, in milliseconds: what is checked may lie elsewhere. */
const lookMs = 250;

/** Which state of a chat has been seen, and how long to wait for another (`after` and `wait_ms` of the control API). */
export interface Since {
  readonly after?: number;
  readonly wait_ms?: number;
}

/** The same at each change of a chat, which `view` waits for: nobody asks while nothing happens. */
export function waitInChat<View extends { readonly event_id: number }, Found>(
  view: (since: Since) => Promise<View>,
  check: (view: View) => Found | undefined | null | false | Promise<Found | undefined | null | false>,
  options: WaitOptions,
  dump: Dump,
): Promise<Found> {
  let since: Since = {};
  const look = async () => {
    const seen = await view(since);
    since = { after: seen.event_id, wait_ms: lookMs };
    return check(seen);
  };
  return lookOn(look, options, dump, async () => {});
}

async function lookOn<Found>(
  look: () => Promise<Found | undefined | null | false>,
  { what, timeoutMs = patienceMs }: WaitOptions,
  dump: Dump,
  pause: (looks: number) => Promise<void>,
): Promise<Found> {
  const deadline = Date.now() + timeoutMs;
  for (let looks = 0; ; looks++) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain: ${what}\n${await dump()}`);
    await pause(looks);
  }
}

/** The newest message of a bot whose text or caption matches. */
export function botSays(messages: Message[], pattern: string | RegExp): Message | undefined {
  const fits = (text: string) => (typeof pattern === "string" ? text.includes(pattern) : pattern.test(text));
  return messages.findLast((message) => message.from.is_bot && fits(message.text ?? message.caption ?? ""));
}
