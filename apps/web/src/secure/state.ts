import type { KeptAuthorization } from "../keys/key-store.ts";
import { type Attempt, idle } from "../session/once.ts";
import type { Answer, Progress } from "./events.ts";

/** What the page shows. */
export type SecureState =
  | ({ readonly step: "loading" } & Attempt)
  | ({ readonly step: "phone"; readonly phone: string } & Attempt)
  | ({ readonly step: "code"; readonly phone: string } & Attempt)
  | ({ readonly step: "profile" } & Attempt)
  /** Another device is asked; both show the fingerprint. Null: this page was closed meanwhile and lost its keys. */
  | ({ readonly step: "waiting"; readonly fingerprint: string | null } & Attempt)
  /** Without another device: a second code, but not the key. */
  | ({ readonly step: "force" } & Attempt)
  | { readonly step: Ending };

/** `refused`: the other device forbade it. `over`: expired or unknown. `broken`: what came was not sealed for us. */
export type Ending = "refused" | "over" | "broken" | "done";

/** What the page knows. */
export interface SecureModel {
  readonly shown: SecureState;
  /** Outlives the tab: an authorization is resumed, for its phone cannot begin another one. */
  readonly kept: KeptAuthorization | null;
  /** Whether the events of the kept authorization are listened to. */
  readonly listening: boolean;
  readonly fingerprint: string | null;
  /** What the other device said, until it is taken. */
  readonly answer: Answer | null;
}

/** What can happen to it. */
export type SecureEvent =
  /** The page is loaded; `left` is the authorization that an earlier one left behind. */
  | { readonly type: "opened"; readonly left: KeptAuthorization | null; readonly now: number }
  | { readonly type: "phone_given"; readonly phone: string }
  | { readonly type: "begun"; readonly kept: KeptAuthorization }
  /** The phone has an authorization already, which is ours. */
  | { readonly type: "resumed" }
  /** A step is being sent, or was refused. */
  | { readonly type: "attempted"; readonly attempt: Attempt }
  /** How far the authorization is, as its stream tells first. */
  | { readonly type: "progress"; readonly progress: Progress }
  /** The phone has no account yet. */
  | { readonly type: "profile_needed" }
  /** The other device is asked. */
  | { readonly type: "asked"; readonly fingerprint: string | null }
  | { readonly type: "answered"; readonly answer: Answer }
  | { readonly type: "second_code_sent" }
  | { readonly type: "went_back" }
  /** The server says that the ten minutes are over. */
  | { readonly type: "expired" }
  /** The server knows no such stream. */
  | { readonly type: "stream_refused" }
  | { readonly type: "ended"; readonly how: Ending }
  | { readonly type: "restarted" };

export const initialModel: SecureModel = {
  shown: { step: "loading", ...idle },
  kept: null,
  listening: false,
  fingerprint: null,
  answer: null,
};

/** Whose events are listened to. */
export function listensTo({ listening, kept }: SecureModel): string | null {
  return listening && kept ? kept.authId : null;
}

/** The other device's answer, when it is time to take it. */
export function answerToTake({ shown, answer }: SecureModel): Answer | null {
  return shown.step === "waiting" || shown.step === "force" ? answer : null;
}

/** What a page that was loaded anew has to do before it can show anything. */
export function stepToResume(
  { shown }: SecureModel,
  { state, user_exists }: Progress,
): "ask" | "wait" | null {
  if (shown.step !== "loading" || state === "created") return null;
  if (state !== "code_checked") return "wait";
  return user_exists === false ? null : "ask";
}
