import { type AttemptPolicy, personPolicy } from "../attempts.ts";

const windowMs = 600_000;
const longestMs = 86_400_000;

/**
 * How many codes are sent. A phone gets one in 30 seconds and five in ten minutes, then waits ever longer; an address,
 * and the whole deployment, get as many as a busy office or a busy evening may need.
 */
export const sendPolicies = {
  phone: { free: 5, windowMs, wait: { firstMs: windowMs, longestMs }, spacingMs: 30_000 },
  address: { free: 100, windowMs, wait: "until_window_ends" },
  all: { free: 3_000, windowMs, wait: "until_window_ends" },
} as const satisfies Record<string, AttemptPolicy>;

/**
 * How many wrong codes are looked at. Of the whole deployment: 150 guesses in ten minutes hit some four-digit code with a
 * chance of 1 in 67, which is the price of four digits under attack; with six digits it is 1 in 6,700.
 */
export const guessPolicies = {
  phone: personPolicy,
  address: { free: 30, windowMs, wait: "until_window_ends" },
  all: { free: 150, windowMs, wait: "until_window_ends" },
} as const satisfies Record<string, AttemptPolicy>;

/** How many sign-ups and authorizations one address may begin. */
export const beginPolicy: AttemptPolicy = { free: 300, windowMs, wait: "until_window_ends" };
