import { z } from "zod";
import type { EventLog, InChat } from "../state/events.ts";

/** Of a look at a chat: the `event_id` of the last one, and how long to wait for something that came after it. */
export const waitParams = {
  after: z.coerce.number().int().min(0).optional(),
  wait_ms: z.coerce.number().int().min(0).max(30_000).default(0),
};

/**
 * Resolves when something has happened in a chat after the event `after`: at once when it has already, or when nobody
 * names one; at the latest after `wait_ms` milliseconds.
 */
export function changeIn(
  events: EventLog,
  chat: InChat,
  { after, wait_ms }: { after?: number | undefined; wait_ms: number },
): Promise<void> {
  if (after === undefined || wait_ms === 0 || events.lastIn(chat) > after) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(done, wait_ms);
    const unsubscribe = events.subscribe(() => {
      if (events.lastIn(chat) > after) done();
    });
  });
}
