import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "./types.ts";

export interface WaitOptions {
  /** What is waited for, in words: it heads the failure. */
  readonly what: string;
  readonly timeoutMs?: number;
}

/** Ends only what hangs, on a machine however busy: nothing is proven by it. */
export const patienceMs = 60_000;

/** Looks until the answer is neither undefined, null nor false, and returns it. `dump` says what there was instead. */
export async function waitUntil<Found>(
  look: () => Promise<Found | undefined | null | false>,
  { what, timeoutMs = patienceMs }: WaitOptions,
  dump: () => Promise<string> | string,
): Promise<Found> {
  const deadline = Date.now() + timeoutMs;
  for (let pause = 10; ; pause = Math.min(pause * 1.5, 100)) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain: ${what}\n${await dump()}`);
    await sleep(pause);
  }
}

/** The newest message of a bot whose text or caption matches. */
export function botSays(messages: Message[], pattern: string | RegExp): Message | undefined {
  const fits = (text: string) => (typeof pattern === "string" ? text.includes(pattern) : pattern.test(text));
  return messages.findLast((message) => message.from.is_bot && fits(message.text ?? message.caption ?? ""));
}
