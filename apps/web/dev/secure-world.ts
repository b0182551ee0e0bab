import { expect } from "vitest";
import { createMemoryKeyStore } from "../src/keys/key-store.ts";
import { createKeys } from "../src/keys/keys.ts";
import { loadSodium } from "../src/keys/sodium.ts";
import type { CallAuth } from "../src/secure/api.ts";
import { createSecure } from "../src/secure/flow.ts";
import type { SecureState } from "../src/secure/state.ts";
import { ApiError } from "../src/session/api-error.ts";
import type { EventStreamHandlers } from "../src/session/event-stream.ts";

export const keys = createKeys(loadSodium);
export const authId = "au_AAECAwQFBgcICQoLDA0ODw";
export const accountId = "account-1";

/** A new device before a pretend server, with what it keeps; every `start` is a page load. */
export class SecureWorld {
  now = 1_000_000;
  asked: [string, Record<string, unknown>][] = [];
  userExists = true;
  /** What the server answers to these methods. */
  refuse: Record<string, ApiError> = {};
  stream: EventStreamHandlers | null = null;
  shown: SecureState[] = [];
  readonly store = createMemoryKeyStore();
  /** The key that the account has; only its proof signs in. */
  accountKey: Uint8Array | null = null;

  private readonly call: CallAuth = async (method, body) => {
    this.asked.push([method, body]);
    const refusal = this.refuse[method];
    if (refusal) throw refusal;
    if (method === "signIn" && this.accountKey) {
      const { user_key_hash } = body as { user_key_hash: string | null };
      const right = await keys.proof(this.accountKey, authId);
      if (user_key_hash !== null && user_key_hash !== right) throw new ApiError("0108");
    }
    const data = { auth_id: authId, user_exists: this.userExists, user_id: accountId, user_secret: "secret" };
    return data as unknown as Awaited<ReturnType<typeof this.call<typeof method>>>;
  };

  async start() {
    this.stream = null;
    const flow = createSecure(
      {
        call: this.call,
        listen: (_, handlers) => {
          this.stream = handlers;
          return {
            wake() {},
            close: () => {
              if (this.stream === handlers) this.stream = null;
            },
          };
        },
        keys,
        store: this.store,
        now: () => this.now,
        after: () => () => {},
      },
      (state) => this.shown.push(state),
    );
    await expect.poll(() => this.stream !== null || this.last()?.step !== "loading").toBe(true);
    return flow;
  }

  last = () => this.shown.at(-1);
  isAt = (step: SecureState["step"]) => expect.poll(() => this.last()?.step).toBe(step);
  bodyOf = (method: string) => this.asked.find(([each]) => each === method)?.[1] ?? {};

  /** A known phone that waits for the account's other device. */
  async waiting() {
    const flow = await this.start();
    await flow.begin("+79991234567");
    await flow.checkCode("361345");
    await this.isAt("waiting");
    return flow;
  }

  /** What the account's other device answers to the question it was asked. */
  async approve() {
    this.accountKey ??= await keys.makeUserKey();
    const sealed = await keys.seal(this.accountKey, String(this.bodyOf("verify").public_key), authId);
    this.answer({ accept: true, ...sealed });
  }

  answer(data: object) {
    this.stream?.onEvent("updates.respondAuthVerify", data);
  }

  progress(state: string, user_exists: boolean | null = true) {
    this.stream?.onEvent("authorization", { auth_id: authId, user_exists, state, expires_at: "" });
  }
}
