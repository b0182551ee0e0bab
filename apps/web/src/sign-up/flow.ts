import { ApiError } from "../session/api-error.ts";
import { createOnce } from "../session/once.ts";
import type { Clock } from "../ui/clock.ts";
import type { SignUpSession } from "./api.ts";
import { awaitStatus, type StatusDeps } from "./await-status.ts";
import { reduce } from "./reduce.ts";
import { modelOf, type SignUpEvent, type SignUpState, waitsFor } from "./state.ts";

export interface SignUpDeps extends StatusDeps, Clock {
  readonly register: (name: string) => Promise<SignUpSession>;
  readonly verify: (sessionId: string, code: string) => Promise<void>;
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

/**
 * Signing up through Telegram (docs/documents/telegram-sign-up.md): name, wait for the contact, code. What follows from
 * what is in `reduce`; this asks the server and keeps what a reload needs. `show` is called with every change, beginning
 * with where a reload left off.
 */
export function createSignUp(deps: SignUpDeps, show: (state: SignUpState) => void): SignUp {
  const { storage } = deps;
  let model = modelOf(keptSession(storage), keptName(storage));
  let waiting: { readonly sessionId: string; readonly stop: () => void } | null = null;

  function dispatch(event: SignUpEvent) {
    const before = model;
    model = reduce(before, event);
    if (model.session !== before.session) keepSession(storage, model.session);
    wait();
    if (model.shown !== before.shown) show(model.shown);
  }

  /** Waits for the session that is to be waited for, and for no other. */
  function wait() {
    const wanted = waitsFor(model);
    if (wanted === (waiting?.sessionId ?? null)) return;
    stopWaiting();
    if (wanted === null) return;
    const stop = awaitStatus(deps, wanted, (status) =>
      dispatch(status ? { type: "told", status } : { type: "unheard" }),
    );
    waiting = { sessionId: wanted, stop };
  }

  function stopWaiting() {
    waiting?.stop();
    waiting = null;
  }

  const once = createOnce(deps.now, (attempt) => dispatch({ type: "attempted", attempt }));

  show(model.shown);
  wait();
  return {
    restart: () => dispatch({ type: "restarted", name: keptName(storage) }),
    async begin(name) {
      storage.setItem(nameName, name);
      dispatch({ type: "named", name });
      await once(async () => dispatch({ type: "begun", session: await deps.register(name) }));
    },
    async verify(code) {
      await once(async () => {
        if (!model.session) return;
        try {
          await deps.verify(model.session.sessionId, code);
        } catch (error) {
          if (error instanceof ApiError && error.code === "code_expired")
            return dispatch({ type: "expired" });
          throw error;
        }
        storage.removeItem(nameName);
        dispatch({ type: "verified" });
      });
    },
    wake() {
      stopWaiting();
      dispatch({ type: "woken" });
    },
    close: stopWaiting,
  };
}

function keptName(storage: Pick<Storage, "getItem">): string {
  return storage.getItem(nameName) ?? "";
}

function keptSession(storage: Pick<Storage, "getItem">): SignUpSession | null {
  const kept = storage.getItem(sessionName);
  return kept ? (JSON.parse(kept) as SignUpSession) : null;
}

function keepSession(storage: Pick<Storage, "setItem" | "removeItem">, session: SignUpSession | null): void {
  if (session) storage.setItem(sessionName, JSON.stringify(session));
  else storage.removeItem(sessionName);
}
