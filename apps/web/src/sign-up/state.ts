import { type Attempt, idle } from "../session/once.ts";
import type { SignUpSession, SignUpStatus } from "./api.ts";

/** What the page shows. */
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

/** What the page knows. */
export interface SignUpModel {
  readonly shown: SignUpState;
  /** Null: none is begun, or it is over. */
  readonly session: SignUpSession | null;
}

/** What can happen to it. */
export type SignUpEvent =
  | { readonly type: "named"; readonly name: string }
  | { readonly type: "begun"; readonly session: SignUpSession }
  /** A step is being sent, or was refused. */
  | { readonly type: "attempted"; readonly attempt: Attempt }
  /** The server says how the sign-up stands. */
  | { readonly type: "told"; readonly status: SignUpStatus }
  /** The server could not be asked. */
  | { readonly type: "unheard" }
  /** The person or the network came back. */
  | { readonly type: "woken" }
  | { readonly type: "verified" }
  | { readonly type: "expired" }
  | { readonly type: "restarted"; readonly name: string };

/** Where a reload left off: a session that was begun is waited for. */
export function modelOf(session: SignUpSession | null, name: string): SignUpModel {
  if (!session) return { session, shown: { step: "name", name, ...idle } };
  const { telegramLink } = session;
  return { session, shown: { step: "waiting", telegramLink, received: false, offline: false } };
}

/** The session whose status is waited for. */
export function waitsFor({ shown, session }: SignUpModel): string | null {
  return shown.step === "waiting" && session ? session.sessionId : null;
}
