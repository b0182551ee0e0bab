/** `Date` counts whole seconds: a small difference is not worth a jump of every countdown. */
const noticeableMs = 2_000;

/**
 * The server's clock minus ours, in milliseconds, as an answer tells it.
 * @param known what was known before; stays when it is about right
 */
export function skewOf(headers: Headers, now: number, known: number): number {
  const told = Date.parse(headers.get("date") ?? "") - now;
  return Math.abs(told - known) > noticeableMs ? told : known;
}

let skew = 0;

/** Learns the server's clock from an answer of our own server. */
export function learnClock(headers: Headers): void {
  skew = skewOf(headers, Date.now(), skew);
}

/** The server's clock minus ours, in milliseconds: a device's clock may be wrong, and an order is not late by that. */
export function serverSkew(): number {
  return skew;
}
