import { randomBytes } from "node:crypto";
import type { CodeSettings, Db, Deps, Jobs } from "./context.ts";
import { createKeyring } from "./keyring.ts";
import { createTurns } from "./turns.ts";

/** The dependencies of a running process: real time, real randomness. Tests give their own. */
export function createDeps(parts: {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly secretKey: Uint8Array;
  /** No channel and four digits unless given. */
  readonly codes?: CodeSettings | undefined;
  readonly onSecurity?: Deps["onSecurity"];
}): Deps {
  const { db, jobs, secretKey, onSecurity, codes = { channel: null, otpDigits: 4 } } = parts;
  const keyring = createKeyring(secretKey);
  const turns = createTurns();
  return { db, jobs, clock: () => new Date(), random: randomBytes, keyring, codes, turns, onSecurity };
}
