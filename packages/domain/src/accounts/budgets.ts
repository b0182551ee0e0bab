import type { AttemptPolicy } from "../attempts.ts";
import { type CodePurpose, codePolicies } from "./code.ts";

const windowMs = 600_000;
const dayMs = 86_400_000;

/**
 * How many codes are sent. What a phone is sent is spaced, and soon goes on, whoever asks; an address that asks for the
 * same phone again and again waits ever longer. A code that is entered is given back to its address. However many others
 * ask, nobody is refused for it (`crowdedPolicies`).
 */
export const sendPolicies = {
  /** One address for one phone. */
  pair: { free: 5, windowMs, wait: { firstMs: windowMs, longestMs: dayMs } },
  phone: { free: 10, windowMs, wait: "until_window_ends", spacingMs: 30_000 },
  address: { free: 100, windowMs, wait: "until_window_ends" },
  /** The /48 of an IPv6 address. */
  network: { free: 400, windowMs, wait: "until_window_ends" },
} as const satisfies Record<string, AttemptPolicy>;

/**
 * How many codes all together ask for when nobody floods. Beyond `all`, an address has no more than `crowdedFree` of them
 * in that time: whoever floods is slowed, and who asks for one code is sent it. Beyond `day`, codes in chats have more
 * digits, and nobody is refused.
 */
export const crowdedPolicies = {
  all: { free: 3_000, windowMs, wait: "until_window_ends" },
  day: { free: 60_000, windowMs: dayMs, wait: "until_window_ends" },
} as const satisfies Record<string, AttemptPolicy>;
export const crowdedFree = 10;

/** How many codes the deployment pays for: one address in ten minutes, and all in a day unless the deployment says. */
export const paidPolicy: AttemptPolicy = { free: 30, windowMs, wait: "until_window_ends" };
export const paidPerDay = 2_000;

/** How often an address may type codes that no code of its browser stands behind; nothing can be guessed so. */
export const blindPolicy: AttemptPolicy = { free: 30, windowMs, wait: "until_window_ends" };
export const blindNetworkPolicy: AttemptPolicy = { free: 120, windowMs, wait: "until_window_ends" };

/** How many invite codes an account may try that are nobody's. */
export const invitePolicy: AttemptPolicy = { free: 10, windowMs, wait: "until_window_ends" };

/**
 * The chances of a stranger's guess that are borne in a day, in hundred-millionths: a look at a four-digit code costs
 * 10,000 of them. Once those of a phone, of an asking address, or of the deployment could be used up by the looks that
 * codes already sent still allow, new codes have more digits. So nobody is ever refused for what others have guessed.
 */
export const chancesPerDay = { phone: 100_000, address: 150_000, all: 600_000 } as const;

/** After so many wrong codes in a day the owner is told, in the chat of the phone. */
export const wrongBeforeTold = 3;

/** For how long a phone is sent no codes after its owner has said that it was not them, in milliseconds. */
export const codesStoppedMs = dayMs;

const lengths = [6, 8] as const;
/** The longest that Telegram Gateway brings, and that chances are reckoned in. */
export const longestCode = 8;
/** Of codes in chats, once more are sent in a day than anybody needs. */
export const digitsInFlood = 12;

/** What one look at a code of so many digits costs of the day's chances; at least one of them. */
export function chanceOfLook(digits: number): number {
  return 10 ** Math.max(longestCode - digits, 0);
}

/**
 * How many digits a new code has: as many as its purpose wants, or more where the room for chances has got small.
 * @param room what is left of the day's chances, of whoever has least
 */
export function digitsWithin(room: number, purpose: CodePurpose, usual: number): number {
  const { attempts } = codePolicies[purpose];
  const fits = [usual, ...lengths.filter((length) => length > usual)].find(
    (digits) => attempts * chanceOfLook(digits) <= room,
  );
  return fits ?? Math.max(usual, longestCode);
}

/** More codes than any deployment could make in a day. */
const floodPerDay = 100_000_000;

/** How many accounts strangers can expect to take over in a day by guessing, whatever they do and however many they are. */
export function expectedTakeovers(): number {
  const most = Math.max(...Object.values(codePolicies).map(({ attempts }) => attempts));
  const longest = (crowdedPolicies.day.free + paidPerDay) * most * chanceOfLook(longestCode);
  return (chancesPerDay.all + longest) / 10 ** longestCode + (floodPerDay * most) / 10 ** digitsInFlood;
}

/** How many sign-ups and authorizations one address may begin. */
export const beginPolicy: AttemptPolicy = { free: 300, windowMs, wait: "until_window_ends" };
export const beginNetworkPolicy: AttemptPolicy = { free: 1_200, windowMs, wait: "until_window_ends" };
