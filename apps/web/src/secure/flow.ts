import { toBase64Url } from "../keys/encoding.ts";
import type { KeptAuthorization, KeyStore } from "../keys/key-store.ts";
import type { Keys } from "../keys/keys.ts";
import { BrokenSeal } from "../keys/seal.ts";
import { ApiError } from "../session/api-error.ts";
import type { EventStream, EventStreamHandlers } from "../session/event-stream.ts";
import { type Attempt, createOnce, idle } from "../session/once.ts";
import type { Clock } from "../ui/clock.ts";
import type { CallAuth } from "./api.ts";
import { type Answer, isAnswer, isProgress, type Progress } from "./events.ts";

export type SecureState =
  | ({ readonly step: "loading" } & Attempt)
  | ({ readonly step: "phone"; readonly phone: string } & Attempt)
  | ({ readonly step: "code"; readonly phone: string } & Attempt)
  | ({ readonly step: "profile" } & Attempt)
  /** Another device is asked; both show the fingerprint. Null: this page was closed meanwhile and lost its keys. */
  | ({ readonly step: "waiting"; readonly fingerprint: string | null } & Attempt)
  /** Without another device: a second code, but not the key. */
  | ({ readonly step: "force" } & Attempt)
  /** `refused`: the other device forbade it. `over`: expired or unknown. `broken`: what came was not sealed for us. */
  | { readonly step: "refused" | "over" | "broken" }
  | { readonly step: "done" };

export interface SecureDeps extends Clock {
  readonly call: CallAuth;
  readonly listen: (authId: string, handlers: EventStreamHandlers) => EventStream;
  readonly keys: Keys;
  readonly store: KeyStore;
}

export interface Secure {
  begin(phone: string): Promise<void>;
  checkCode(code: string): Promise<void>;
  signUp(name: string, nickname: string): Promise<void>;
  /** Has a second code sent, for want of another device. */
  sendCode(): Promise<void>;
  signInForce(code: string): Promise<void>;
  /** Back to waiting for the other device. */
  back(): void;
  restart(): void;
  /** Connects at once: the person or the network came back. */
  wake(): void;
  close(): void;
}

/** An authorization lives ten minutes. */
const lifeMs = 10 * 60_000;

const isGone = (error: unknown) =>
  error instanceof ApiError && (error.code === "0101" || error.code === "0103");
const isBegun = (error: unknown) => error instanceof ApiError && error.code === "0102";

/**
 * The new device's side of docs/documents/auth-protocol.md: phone, code, then a new account with a new key, or the key
 * from another device, or a second code without it. `show` is called with every change.
 */
export function createSecure(deps: SecureDeps, show: (state: SecureState) => void): Secure {
  const { call, keys, store } = deps;
  /** Outlives the tab: an authorization is resumed, for its phone cannot begin another one. */
  let kept: KeptAuthorization | null = null;
  let closed = false;
  let state: SecureState = { step: "loading", ...idle };
  let authId = "";
  let stream: EventStream | null = null;
  let fingerprint: string | null = null;
  let answer: Answer | null = null;

  const set = (next: SecureState) => {
    state = next;
    show(state);
  };
  const once = createOnce(deps.now, (attempt) => {
    if ("busy" in state) set({ ...state, ...attempt });
  });
  /** Runs a step; an authorization that is gone ends the flow instead of failing it. */
  const attempt = (run: () => Promise<void>) =>
    once(async () => {
      try {
        await run();
      } catch (error) {
        if (isGone(error)) end("over");
        else if (error instanceof BrokenSeal) end("broken");
        else throw error;
      }
    });

  async function step(run: () => Promise<void>) {
    await attempt(run);
    void proceed();
  }

  /** Takes the other device's answer as soon as nothing else is under way; again, when the network was gone. */
  async function proceed() {
    if (answer === null || (state.step !== "waiting" && state.step !== "force")) return;
    const given = answer;
    await attempt(() => take(given));
  }

  async function open() {
    const left = await store.authorization();
    if (closed) return;
    if (left && left.since + lifeMs > deps.now()) kept = left;
    if (kept) watch(kept.authId);
    else begin("");
  }

  function end(how: "refused" | "over" | "broken" | "done") {
    stream?.close();
    stream = null;
    void store.forgetAuthorization();
    void store.forgetKeyPair(authId);
    set({ step: how });
  }

  function watch(id: string) {
    authId = id;
    answer = null;
    stream?.close();
    stream = deps.listen(id, {
      onEvent(name, data) {
        if (name === "authorization" && isProgress(data)) resume(data);
        else if (name === "updates.respondAuthVerify" && isAnswer(data)) {
          answer = data;
          void proceed();
        } else if (name === "over" && "busy" in state && !state.busy) end("over");
      },
      onConnected() {},
      onRefused() {
        if (state.step === "loading") {
          void store.forgetAuthorization();
          begin(kept?.phone ?? "");
        } else if ("busy" in state) end("over");
      },
    });
  }

  /** Where a reload left off. Afterwards this page knows by itself. */
  function resume({ state: reached, user_exists }: Progress) {
    if (state.step !== "loading") return;
    if (reached === "created") set({ step: "code", phone: kept?.phone ?? "", ...idle });
    else if (reached === "code_checked" && user_exists === false) set({ step: "profile", ...idle });
    else if (reached === "code_checked") void step(ask);
    else void step(waitAgain);
  }

  function begin(phone: string) {
    stream?.close();
    stream = null;
    set({ step: "phone", phone, ...idle });
  }

  async function ask() {
    const pair = (await store.keyPair(authId)) ?? (await keys.makeKeyPair());
    await store.keepKeyPair(authId, pair, deps.now());
    fingerprint = await keys.fingerprint(authId, pair.publicKey);
    await call("verify", { auth_id: authId, public_key: toBase64Url(pair.publicKey) });
    set({ step: "waiting", fingerprint, ...idle });
  }

  async function waitAgain() {
    const pair = await store.keyPair(authId);
    fingerprint = pair ? await keys.fingerprint(authId, pair.publicKey) : null;
    set({ step: "waiting", fingerprint, ...idle });
  }

  async function take({ accept, public_key, user_key_enc }: Answer) {
    if (!accept) return end("refused");
    if (public_key === undefined || user_key_enc === undefined) {
      await call("signIn", { auth_id: authId, user_key_hash: null });
      return end("done");
    }
    const pair = await store.keyPair(authId);
    if (!pair) throw new BrokenSeal("The keys that were made for this answer are lost");
    const userKey = await keys.open(pair, { public_key, user_key_enc }, authId);
    const proof = await keys.proof(userKey, authId);
    const { user_id } = await call("signIn", { auth_id: authId, user_key_hash: proof });
    await store.keepUserKey(user_id, userKey);
    end("done");
  }

  show(state);
  void open();

  return {
    async begin(phone) {
      if (state.step === "phone") set({ ...state, phone });
      await step(async () => {
        try {
          const { auth_id } = await call("create", { user_phone: phone });
          kept = { authId: auth_id, phone, since: deps.now() };
          await store.keepAuthorization(kept);
          watch(auth_id);
          set({ step: "code", phone, ...idle });
        } catch (error) {
          if (!isBegun(error) || kept?.phone !== phone) throw error;
          set({ step: "loading", ...idle });
          watch(kept.authId);
        }
      });
    },
    async checkCode(code) {
      await step(async () => {
        const { user_exists } = await call("checkCode", { auth_id: authId, auth_code: code });
        if (user_exists) await ask();
        else set({ step: "profile", ...idle });
      });
    },
    async signUp(name, nickname) {
      await step(async () => {
        // Kept before it is registered: an answer that is lost must not lose the key.
        const userKey = (await store.userKey(authId)) ?? (await keys.makeUserKey());
        await store.keepUserKey(authId, userKey);
        const user_key_hash = await keys.hash(userKey);
        const user = { auth_id: authId, user_name: name, user_nickname: nickname, user_key_hash };
        const { user_id } = await call("signUp", user);
        await store.keepUserKey(user_id, userKey);
        await store.forgetUserKey(authId);
        end("done");
      });
    },
    async sendCode() {
      await step(async () => {
        await call("sendCode", { auth_id: authId });
        set({ step: "force", ...idle });
      });
    },
    async signInForce(code) {
      await step(async () => {
        await call("signInForce", { auth_id: authId, auth_code: code });
        end("done");
      });
    },
    back() {
      if (state.step === "force" && !state.busy) set({ step: "waiting", fingerprint, ...idle });
    },
    restart: () => begin(kept?.phone ?? ""),
    wake() {
      stream?.wake();
      void proceed();
    },
    close() {
      closed = true;
      stream?.close();
    },
  };
}
