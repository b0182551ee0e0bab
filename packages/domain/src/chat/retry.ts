/**
 * What becomes of a call that failed: nothing (`final`), very likely nothing (`doubtful`: Telegram has one text for both),
 * it may work soon (`passing`, and all that nobody knows), or what it needs is away (`away`).
 */
export type Hope = "final" | "doubtful" | "passing" | "away";

export interface Retry {
  readonly delayMs: number;
  /** What follows in that chat waits too: after a blip everything keeps its order. */
  readonly holds: boolean;
}

/** Seconds between one try and the next; the last one goes on. */
const delays = [1, 2, 4, 8, 15, 30, 60] as const;

/** Tries after the first: three seconds, two minutes, an hour. */
const retries: Readonly<Record<Hope, number>> = { final: 0, doubtful: 2, passing: 7, away: 65 };

/** Tries for which a chat stands still. */
const held = 2;

/** When to try again what has failed; null: it is given up. @param tries how often it was tried again before */
export function retryOf(hope: Hope, tries: number): Retry | null {
  if (tries >= retries[hope]) return null;
  const seconds = delays[Math.min(tries, delays.length - 1)] ?? 60;
  return { delayMs: seconds * 1000, holds: tries < held };
}
