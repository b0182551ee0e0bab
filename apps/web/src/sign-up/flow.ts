import { ApiError } from "../session/api-error.ts";
import { type Attempt, createOnce, idle } from "../session/once.ts";
import type { Clock } from "../ui/clock.ts";
import type { SignUpSession, SignUpStatus } from "./api.ts";

export type SignUpState =
  | ({ readonly step: "name"; readonly name: string } & Attempt)
  | {
      readonly step: "waiting";
      readonly telegramLink: string;
      /** The bot has the contact; the code is on its way. */
      readonly received: boolean;
      /** The server could not be asked the last time. */
      readonly offline: boolean;
    }
  | ({ readonly step: "code"; readonly phone: string } & Attempt)
  | { readonly step: "expired" }
  | { readonly step: "done" };

export interface SignUpDeps extends Clock {
  readonly register: (name: string) => Promise<SignUpSession>;
  readonly checkStatus: (sessionId: string) => Promise<SignUpStatus>;
  readonly verify: (sessionId: string, code: string) => Promise<void>;
  readonly listen: (sessionId: string, onStatus: (status: SignUpStatus) => void) => () => void;
  /** Lives as long as the tab: a reload stays where it was. */
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
}

export interface SignUp {
  begin(name: string): Promise<void>;
  verify(code: string): Promise<void>;
  /** Asks at once: the person or the network came back. */
  wake(): void;
  /** Begins again; the name stays. */
  restart(): void;
  close(): void;
}

const sessionName = "gotovo-sign-up";
const nameName = "gotovo-sign-up-name";
const pollMs = 3_000;

/**
 * Signing up through Telegram (docs/documents/telegram-sign-up.md): name, wait for the contact, code. It asks every three
 * seconds and listens besides. `show` is called with every change, beginning with where a reload left off.
 */
export function createSignUp(deps: SignUpDeps, show: (state: SignUpState) => void): SignUp {
  const { storage } = deps;
  let session = restore();
  let state: SignUpState;
  let stopWaiting: (() => void) | null = null;

  function restore(): SignUpSession | null {
    const kept = storage.getItem(sessionName);
    return kept ? (JSON.parse(kept) as SignUpSession) : null;
  }
  function set(next: SignUpState) {
    state = next;
    show(state);
  }
  const once = createOnce(deps.now, (attempt) => {
    if (state.step === "name" || state.step === "code") set({ ...state, ...attempt });
  });

  function take({ status, phone = "" }: SignUpStatus) {
    if (state.step === "waiting" && status === "pending") set({ ...state, offline: false });
    else if (state.step === "waiting" && status === "contact_received")
      set({ ...state, received: true, offline: false });
    else if (state.step === "waiting" && status === "code_sent") finish({ step: "code", phone, ...idle });
    else if (state.step === "waiting" && status === "expired") expire();
  }

  function finish(next: SignUpState) {
    stopWaiting?.();
    stopWaiting = null;
    set(next);
  }
  function expire() {
    storage.removeItem(sessionName);
    session = null;
    finish({ step: "expired" });
  }

  function wait({ sessionId, telegramLink }: SignUpSession) {
    let cancelPoll = () => {};
    let over = false;
    const stopListening = deps.listen(sessionId, take);
    async function poll() {
      try {
        const status = await deps.checkStatus(sessionId);
        if (!over) take(status);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (!over && state.step === "waiting") set({ ...state, offline: true });
      }
      if (!over) cancelPoll = deps.after(pollMs, () => void poll());
    }
    stopWaiting = () => {
      over = true;
      cancelPoll();
      stopListening();
    };
    set({ step: "waiting", telegramLink, received: false, offline: false });
    void poll();
  }

  function restart() {
    storage.removeItem(sessionName);
    session = null;
    finish({ step: "name", name: storage.getItem(nameName) ?? "", ...idle });
  }

  if (session) wait(session);
  else restart();
  return {
    restart,
    async begin(name) {
      storage.setItem(nameName, name);
      if (state.step === "name") set({ ...state, name });
      await once(async () => {
        session = await deps.register(name);
        storage.setItem(sessionName, JSON.stringify(session));
        wait(session);
      });
    },
    async verify(code) {
      await once(async () => {
        if (!session) return;
        try {
          await deps.verify(session.sessionId, code);
        } catch (error) {
          if (error instanceof ApiError && error.code === "code_expired") return expire();
          throw error;
        }
        storage.removeItem(sessionName);
        storage.removeItem(nameName);
        set({ step: "done" });
      });
    },
    wake() {
      if (state.step !== "waiting" || !session) return;
      stopWaiting?.();
      const { received } = state;
      wait(session);
      set({ ...state, received });
    },
    close: () => stopWaiting?.(),
  };
}
