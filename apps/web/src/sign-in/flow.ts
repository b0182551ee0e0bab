import { type Attempt, createOnce, idle } from "../session/once.ts";
import type { Clock } from "../ui/clock.ts";

export type SignInState =
  | ({ readonly step: "phone"; readonly phone: string } & Attempt)
  | ({
      readonly step: "code";
      readonly phone: string;
      /** When the last code was sent, in milliseconds. */
      readonly sentAt: number;
      /** The code itself, where there is nowhere to send it. */
      readonly openCode: string | null;
    } & Attempt)
  | { readonly step: "done" };

export interface SignInDeps extends Clock {
  readonly sendCode: (phone: string) => Promise<string | null>;
  readonly checkCode: (code: string) => Promise<void>;
  /** Lives as long as the tab: a reload stays where it was. */
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
}

export interface SignIn {
  /** Sends the first code, or another one. */
  send(phone: string): Promise<void>;
  check(code: string): Promise<void>;
  /** Back to the phone. */
  back(): void;
}

const storageName = "gotovo-sign-in";
/** A code is valid for two minutes. This is a little longer, so that the server answers a late one. */
const rememberMs = 5 * 60_000;

interface Remembered {
  readonly phone: string;
  readonly sentAt: number;
}

/** Signing in by a one-time code. `show` is called with every change, beginning with where a reload left off. */
export function createSignIn(deps: SignInDeps, show: (state: SignInState) => void): SignIn {
  let state: SignInState = restore();
  const set = (next: SignInState) => {
    state = next;
    show(state);
  };
  const once = createOnce(deps.now, (attempt) => {
    if (state.step !== "done") set({ ...state, ...attempt });
  });

  function restore(): SignInState {
    const kept = deps.storage.getItem(storageName);
    const { phone, sentAt } = (kept ? JSON.parse(kept) : { phone: "", sentAt: 0 }) as Remembered;
    if (deps.now() - sentAt > rememberMs) return { step: "phone", phone, ...idle };
    return { step: "code", phone, sentAt, openCode: null, ...idle };
  }

  show(state);
  return {
    async send(phone) {
      await once(async () => {
        if (state.step === "phone") set({ ...state, phone });
        const openCode = await deps.sendCode(phone);
        const sentAt = deps.now();
        deps.storage.setItem(storageName, JSON.stringify({ phone, sentAt } satisfies Remembered));
        set({ step: "code", phone, sentAt, openCode, ...idle });
      });
    },
    async check(code) {
      await once(async () => {
        await deps.checkCode(code);
        deps.storage.removeItem(storageName);
        set({ step: "done" });
      });
    },
    back() {
      if (state.step !== "code" || state.busy) return;
      deps.storage.removeItem(storageName);
      set({ step: "phone", phone: state.phone, ...idle });
    },
  };
}
