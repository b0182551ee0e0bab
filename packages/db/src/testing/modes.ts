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

/** What is not taken, and what another answer is given to. */
export interface GateRules {
  readonly refused: readonly RegExp[];
  readonly answered: readonly (readonly [statement: RegExp, instead: string])[];
}

/** A word at the beginning of a statement. */
const begins = (words: string) => new RegExp(`(^|;)\\s*(${words})\\b`, "i");

export function rulesOf(modes: ReadonlySet<TestMode>): GateRules {
  const refused: RegExp[] = [];
  if (modes.has("without-notify")) refused.push(begins("LISTEN|UNLISTEN|NOTIFY"), /\bpg_notify\s*\(/i);
  // Those of a transaction are `pg_advisory_xact_lock`.
  if (modes.has("plain")) refused.push(begins("LOCK"), /\bpg_(try_)?advisory_(un)?lock/i);
  const version = "select 'PostgreSQL 15.12-YB-2025.2.3.0-b0, so the test server says' as version";
  return { refused, answered: modes.has("plain") ? [[/^\s*select version\(\)\s*$/i, version]] : [] };
}
