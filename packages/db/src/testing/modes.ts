/**
 * How the test server can be less than the PostgreSQL of today, each a word in TEST_DATABASE (several with commas):
 * at another isolation; without LISTEN and NOTIFY; without what only one server has (session-wide advisory locks, table locks,
 * UNLOGGED tables) and named as a distributed engine names itself.
 */
const known = ["serializable", "without-notify", "plain"] as const;
export type TestMode = (typeof known)[number];

/** @throws when `words` names another one */
export function readModes(words = ""): ReadonlySet<TestMode> {
  const named = words.split(",").filter((word) => word !== "");
  const unknown = named.filter((word) => !known.some((mode) => mode === word));
  if (unknown.length > 0)
    throw new Error(`TEST_DATABASE knows ${known.join(", ")}, not ${unknown.join(", ")}`);
  return new Set(known.filter((mode) => named.includes(mode)));
}

/** Of this run. */
export const testModes = readModes(process.env.TEST_DATABASE);

/** Settings of the server. */
export function settingsOf(modes: ReadonlySet<TestMode>): Record<string, string> {
  return modes.has("serializable") ? { default_transaction_isolation: "serializable" } : {};
}

/** What is not taken, and what is taken for something else. */
export interface GateRules {
  readonly refused: readonly RegExp[];
  readonly changed: readonly (readonly [words: RegExp, instead: string])[];
}

/** A word at the beginning of a statement. */
const begins = (words: string) => new RegExp(`(^|;)\\s*(${words})\\b`, "i");

export function rulesOf(modes: ReadonlySet<TestMode>): GateRules {
  const refused: RegExp[] = [];
  if (modes.has("without-notify")) refused.push(begins("LISTEN|UNLISTEN|NOTIFY"), /\bpg_notify\s*\(/i);
  // Those of a transaction are `pg_advisory_xact_lock`.
  if (modes.has("plain")) refused.push(begins("LOCK"), /\bpg_(try_)?advisory_(un)?lock/i);
  return { refused, changed: modes.has("plain") ? [asYugabyte, logged] : [] };
}

const asYugabyte = [
  /^\s*select version\(\)\s*$/i,
  "select 'PostgreSQL 15.12-YB-2025.2.3.0-b0, so the test server says' as version",
] as const;
/** UNLOGGED is taken, and ignored. */
const logged = [/\bset unlogged\b/gi, "SET LOGGED"] as const;
