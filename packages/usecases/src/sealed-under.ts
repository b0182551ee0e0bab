import { type SecretKeys, tryOpen } from "./data-key.ts";
import { createKeyring } from "./keyring.ts";

/** A connection, or a pool of them. */
interface Queries {
  query<Row extends object>(text: string): Promise<{ rows: Row[] }>;
}

/** Which of the operator's keys opens the key that the database keeps. */
export interface SealedUnder {
  /** `nothing`: the database has no key yet, its first start makes it. */
  readonly key: "current" | "previous" | "another" | "nothing";
  /** Of that key; null where nobody has it. */
  readonly fingerprint: string | null;
  /** Since when it has been so; null with `nothing`. */
  readonly since: Date | null;
}

const fingerprintLength = 12;

/** Names a SECRET_KEY without telling it. */
function fingerprintOf(secretKey: Uint8Array): string {
  return createKeyring(secretKey).hmac("fingerprint", "").toString("hex").slice(0, fingerprintLength);
}

/** Looks under which key the database's own is sealed, and changes nothing. */
export async function sealedUnder(
  database: Queries,
  { current, previous }: { readonly [Key in keyof SecretKeys]: Uint8Array | null },
): Promise<SealedUnder> {
  const { rows } = await database.query<{ sealed: string; since: Date }>(
    `select sealed, sealed_at as since from data_key`,
  );
  const [row] = rows;
  if (!row) return { key: "nothing", fingerprint: null, since: null };
  const { sealed, since } = row;
  for (const [key, secretKey] of Object.entries({ current, previous }) as [
    "current" | "previous",
    Uint8Array,
  ][])
    if (secretKey !== null && tryOpen(secretKey, sealed))
      return { key, fingerprint: fingerprintOf(secretKey), since };
  return { key: "another", fingerprint: null, since };
}
