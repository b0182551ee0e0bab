import { randomBytes } from "node:crypto";
import type { Db, Deps, Jobs } from "./context.ts";
import { createKeyring } from "./keyring.ts";

/** The dependencies of a running process: real time, real randomness. Tests give their own. */
export function createDeps({ db, jobs, secretKey }: { db: Db; jobs: Jobs; secretKey: Uint8Array }): Deps {
  return { db, jobs, clock: () => new Date(), random: randomBytes, keyring: createKeyring(secretKey) };
}
