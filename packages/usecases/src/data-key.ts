import type { Db } from "@gotovo/db";
import type { Deps } from "./context.ts";
import { createKeyring } from "./keyring.ts";
import { openSealed, seal } from "./seal.ts";

/** What the operator has set. */
export interface SecretKeys {
  /** SECRET_KEY. */
  readonly current: Uint8Array;
  /** SECRET_KEY_PREVIOUS. */
  readonly previous: Uint8Array | null;
}

/** This database was used with another SECRET_KEY. The message tells the operator what to do. */
export class WrongSecretKey extends Error {
  override readonly name = "WrongSecretKey";

  constructor() {
    super(
      [
        "SECRET_KEY: is not the key that this database was used with, and SECRET_KEY_PREVIOUS is not either.",
        "Set SECRET_KEY to that key again. To change it, set the new key as SECRET_KEY and that one as",
        "SECRET_KEY_PREVIOUS. A key that development has made is in DATA_DIR/secret-key.",
        'If the key is lost, "The secret key" in README.md says how to go on without it.',
      ].join("\n"),
    );
  }
}

const dataKeyBytes = 32;
const context = "data-key";

/**
 * The key that everything derived and sealed is made with. It is made once and kept in the database, sealed under
 * SECRET_KEY; when only SECRET_KEY_PREVIOUS opens it, it is sealed anew under SECRET_KEY, so that from then on that one
 * alone will do.
 * @throws WrongSecretKey when neither opens it
 */
export async function openDataKey(
  pool: Db["pool"],
  keys: SecretKeys,
  random: Deps["random"],
): Promise<Uint8Array> {
  const sealed = (await stored(pool)) ?? (await make(pool, keys, random));
  const dataKey = tryOpen(keys.current, sealed);
  if (dataKey) return dataKey;
  const former = keys.previous && tryOpen(keys.previous, sealed);
  if (!former) throw new WrongSecretKey();
  await pool.query("update data_key set sealed = $1, sealed_at = now() where sealed = $2", [
    sealUnder(keys.current, former, random),
    sealed,
  ]);
  return former;
}

async function stored(pool: Db["pool"]): Promise<string | undefined> {
  const { rows } = await pool.query<{ sealed: string }>("select sealed from data_key");
  return rows[0]?.sealed;
}

/** Of several processes that start at once all get the same one. */
async function make(pool: Db["pool"], keys: SecretKeys, random: Deps["random"]): Promise<string> {
  const { rows } = await pool.query<{ isUsed: boolean }>(
    'select exists (select from merchant) or exists (select from account) as "isUsed"',
  );
  // What was derived before there was a data key was made with the secret key itself.
  const dataKey = rows[0]?.isUsed ? (keys.previous ?? keys.current) : random(dataKeyBytes);
  await pool.query("insert into data_key (sealed) values ($1) on conflict do nothing", [
    sealUnder(keys.current, dataKey, random),
  ]);
  return (await stored(pool)) as string;
}

function sealUnder(secretKey: Uint8Array, dataKey: Uint8Array, random: Deps["random"]): string {
  const text = Buffer.from(dataKey).toString("base64url");
  return seal({ keyring: createKeyring(secretKey), random }, context, text);
}

/** The data key; null when it is sealed under another key. */
export function tryOpen(secretKey: Uint8Array, sealed: string): Buffer | null {
  try {
    return Buffer.from(openSealed(createKeyring(secretKey), context, sealed), "base64url");
  } catch {
    // The tag does not fit: it was sealed under another key.
    return null;
  }
}
