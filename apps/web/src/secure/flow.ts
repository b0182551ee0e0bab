import { BrokenSeal } from "../keys/seal.ts";
import { ApiError } from "../session/api-error.ts";
import type { EventStream, EventStreamHandlers } from "../session/event-stream.ts";
import { createOnce } from "../session/once.ts";
import type { Clock } from "../ui/clock.ts";
import { isAnswer, isProgress } from "./events.ts";
import { reduce } from "./reduce.ts";
import {
  answerToTake,
  type Ending,
  initialModel,
  listensTo,
  type SecureEvent,
  type SecureState,
  stepToResume,
} from "./state.ts";
import { askDevice, askedFingerprint, register, type StepDeps, takeAnswer } from "./steps.ts";

export interface SecureDeps extends StepDeps, Clock {
  readonly listen: (authId: string, handlers: EventStreamHandlers) => EventStream;
}

export interface Secure {
  begin(phone: string): Promise<void>;
  checkCode(code: string): Promise<void>;
  signUp(name: string, nickname: string): Promise<void>;
  /** Sends a second code, for people without another device at hand. */
  sendCode(): Promise<void>;
  signInForce(code: string): Promise<void>;
  /** Back to waiting for the other device. */
  back(): void;
  restart(): void;
  /** Connects at once: the person or the network came back. */
  wake(): void;
  close(): void;
}

const isGone = (error: unknown) =>
  error instanceof ApiError && (error.code === "0101" || error.code === "0103");
const isBegun = (error: unknown) => error instanceof ApiError && error.code === "0102";

/**
 * The sign-in with keys of docs/documents/auth-protocol.md, from the new device's side: phone, code, then a new
 * account with a new key, or the key from another device, or a second code without it. What follows from what is in
 * `reduce`; this asks the server and keeps the stream open. `show` hears of every change.
 */
export function createSecure(deps: SecureDeps, show: (state: SecureState) => void): Secure {
  const { call, store } = deps;
  let model = initialModel;
  let stream: { readonly authId: string; readonly events: EventStream } | null = null;
  let closed = false;

  const authId = () => model.kept?.authId ?? "";

  function dispatch(event: SecureEvent) {
    const before = model;
    model = reduce(before, event);
    follow(listensTo(model));
    if (model.shown !== before.shown) show(model.shown);
    // Of an authorization that came to an end nothing is needed any more.
    if (!("busy" in model.shown) && "busy" in before.shown) forget();
  }

  function forget() {
    void store.forgetAuthorization();
    void store.forgetKeyPair(authId());
  }

  function follow(wanted: string | null) {
    if (wanted === (stream?.authId ?? null)) return;
    stream?.events.close();
    stream = wanted === null || closed ? null : { authId: wanted, events: deps.listen(wanted, handlers) };
  }

  const handlers: EventStreamHandlers = {
    onEvent(name, data) {
      if (name === "authorization" && isProgress(data)) {
        const next = stepToResume(model, data);
        dispatch({ type: "progress", progress: data });
        if (next === "ask") void step(ask);
        else if (next === "wait") void step(waitAgain);
      } else if (name === "updates.respondAuthVerify" && isAnswer(data)) {
        dispatch({ type: "answered", answer: data });
        void proceed();
      } else if (name === "over") dispatch({ type: "expired" });
    },
    onConnected() {},
    onRefused() {
      if (model.shown.step === "loading") void store.forgetAuthorization();
      dispatch({ type: "stream_refused" });
    },
  };

  const once = createOnce(deps.now, (attempt) => dispatch({ type: "attempted", attempt }));
  const end = (how: Ending) => dispatch({ type: "ended", how });
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
    const answer = answerToTake(model);
    if (answer) await attempt(async () => end(await takeAnswer(deps, authId(), answer)));
  }

  async function ask() {
    dispatch({ type: "asked", fingerprint: await askDevice(deps, authId()) });
  }
  async function waitAgain() {
    dispatch({ type: "asked", fingerprint: await askedFingerprint(deps, authId()) });
  }

  async function open() {
    const left = (await store.authorization()) ?? null;
    if (!closed) dispatch({ type: "opened", left, now: deps.now() });
  }

  show(model.shown);
  void open();

  return {
    async begin(phone) {
      dispatch({ type: "phone_given", phone });
      await step(async () => {
        try {
          const { auth_id } = await call("create", { user_phone: phone });
          const kept = { authId: auth_id, phone, since: deps.now() };
          await store.keepAuthorization(kept);
          dispatch({ type: "begun", kept });
        } catch (error) {
          if (!isBegun(error) || model.kept?.phone !== phone) throw error;
          dispatch({ type: "resumed" });
        }
      });
    },
    async checkCode(code) {
      await step(async () => {
        const { user_exists } = await call("checkCode", { auth_id: authId(), auth_code: code });
        if (user_exists) await ask();
        else dispatch({ type: "profile_needed" });
      });
    },
    async signUp(name, nickname) {
      await step(async () => {
        await register(deps, authId(), { user_name: name, user_nickname: nickname });
        end("done");
      });
    },
    async sendCode() {
      await step(async () => {
        await call("sendCode", { auth_id: authId() });
        dispatch({ type: "second_code_sent" });
      });
    },
    async signInForce(code) {
      await step(async () => {
        await call("signInForce", { auth_id: authId(), auth_code: code });
        end("done");
      });
    },
    back: () => dispatch({ type: "went_back" }),
    restart: () => dispatch({ type: "restarted" }),
    wake() {
      stream?.events.wake();
      void proceed();
    },
    close() {
      closed = true;
      stream?.events.close();
    },
  };
}
