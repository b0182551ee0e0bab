import { randomBytes } from "node:crypto";
import type { CodeSettings, Db, Deps, Jobs, WebhookSender } from "./context.ts";
import { createKeyring } from "./keyring.ts";
import { createTurns } from "./turns.ts";

/** The dependencies of a running process: real time, real randomness. Tests give their own. */
export function createDeps(parts: {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly secretKey: Uint8Array;
  /** No channel and four digits unless given. */
  readonly codes?: CodeSettings | undefined;
  /** Nothing is sent unless given: of the processes, only those that serve the API or work in the background do. */
  readonly webhooks?: WebhookSender | undefined;
  /** Null unless given. */
  readonly processId?: string | null;
  readonly onSecurity?: Deps["onSecurity"];
}): Deps {
  const { db, jobs, secretKey, onSecurity, webhooks = closedSender, processId = null } = parts;
  const { codes = { channel: null, otpDigits: 4 } } = parts;
  const keyring = createKeyring(secretKey);
  return {
    db,
    jobs,
    clock: () => new Date(),
    random: randomBytes,
    keyring,
    codes,
    turns: createTurns(),
    webhooks,
    processId,
    onSecurity,
  };
}

const closedSender: WebhookSender = {
  refusalOf: async () => "cannot be reached from here",
  send: async () => ({ status: null, failure: "Nothing is sent from here", answer: null, retryAfter: null }),
};
