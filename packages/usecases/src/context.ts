import type { Db, Jobs, Tx } from "@gotovo/db";
import type { Keyring } from "./keyring.ts";

/** What every use case is given; nothing here is global. */
export interface Deps {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly clock: () => Date;
  /** That many bytes of a CSPRNG. */
  readonly random: (bytes: number) => Uint8Array;
  readonly keyring: Keyring;
}

export type { Db, Jobs, Tx };

export type BotKind = "customer" | "horeca";

/** Names one chat of one of our bots. */
export interface ChatKey {
  readonly bot: BotKind;
  readonly chatId: bigint;
}
