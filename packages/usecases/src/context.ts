import type { Db, Jobs, ModelTx, Tx } from "@gotovo/db";
import type { Keyring } from "./keyring.ts";
import type { Turns } from "./turns.ts";

/** What every use case is given; nothing here is global. */
export interface Deps {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly clock: () => Date;
  /** That many bytes of a CSPRNG. */
  readonly random: (bytes: number) => Uint8Array;
  readonly keyring: Keyring;
  readonly codes: CodeSettings;
  readonly turns: Turns;
  readonly webhooks: WebhookSender;
  /** What this process marks as its own with, while it is known to run (`stayAlive`); null: nobody looks. */
  readonly processId: string | null;
  /** Told what is worth a line in the log of who gets in and what is taken away, and what no request or tap tells of. */
  readonly onSecurity?: ((event: SecurityEvent) => void) | undefined;
}

/** Why sessions, keys or accounts ended without anybody's request. */
export interface SecurityEvent {
  readonly security: "session_ended" | "key_dropped" | "account_erased";
  /** A refresh token that was shown twice, a phone that was banned, or a wait that is over. */
  readonly by: "reuse" | "ban" | "wait";
  readonly count: number;
}

/** Brings events to the addresses that merchants gave. */
export interface WebhookSender {
  /** Why nothing can be sent to an address, in words for the merchant; null when something can. */
  refusalOf(url: string): Promise<string | null>;
  /** Posts a body once. Never rejects; ends within a quarter of a minute. */
  send(
    url: string,
    body: string | Uint8Array,
    headers: Readonly<Record<string, string>>,
  ): Promise<WebhookAttempt>;
}

/** What became of a post. */
export interface WebhookAttempt {
  /** Of the answer; null when there was none. */
  readonly status: number | null;
  /** Why there was none, in words for the merchant. */
  readonly failure: string | null;
  /** The beginning of the answer's body. */
  readonly answer: string | null;
  /** Seconds that the answer asks to be left alone. */
  readonly retryAfter: number | null;
}

/** How one-time codes reach phones here. */
export interface CodeSettings {
  /** For phones that no chat of ours belongs to; null: there is no way to them. */
  readonly channel: CodeChannel | null;
  /** Digits of a code of docs/documents/otp-and-personal-area.md. */
  readonly otpDigits: number;
  /** How many codes the channel may bring in a day; 2,000 unless given. */
  readonly perDay?: number | undefined;
  /** Told when the day's codes are used up, and nothing more is brought. */
  readonly onUsedUp?: ((perDay: number) => void) | undefined;
}

/** A provider that brings one-time codes to phones. */
export interface CodeChannel {
  /** Development only: answers may name the code, for it reaches no phone. */
  readonly isOpen: boolean;
  /**
   * @param message `phone` in E.164; the code is worth nothing after `ttlSeconds`
   * @throws Error when it was not taken; it is tried again while the code lives
   */
  send(message: {
    readonly phone: string;
    readonly code: string;
    readonly ttlSeconds: number;
  }): Promise<void>;
}

export type { Db, Jobs, ModelTx, Tx };

export type BotKind = "customer" | "horeca";

/** Names one chat of one of our bots. */
export interface ChatKey {
  readonly bot: BotKind;
  readonly chatId: bigint;
}
