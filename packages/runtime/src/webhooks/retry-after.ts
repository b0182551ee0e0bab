/**
 * Seconds of a `Retry-After` (RFC 9110), which is a number of them or a date; null without one, or when it says nothing.
 * @param now of the process: the date is the other side's, and hardly exact
 */
export function retryAfterOf(value: string | undefined, now = Date.now()): number | null {
  if (value === undefined) return null;
  const seconds = /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
