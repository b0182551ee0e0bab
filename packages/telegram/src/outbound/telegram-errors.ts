import { GrammyError, HttpError } from "grammy";

/** What an answer of the Bot API means for us. */
export type Failure =
  | { readonly kind: "not_modified" }
  /** The message to edit or delete is gone, or too old to touch. */
  | { readonly kind: "message_gone" }
  /** Blocked, deactivated, never started: nothing can be written to that chat. */
  | { readonly kind: "unreachable" }
  | { readonly kind: "flood"; readonly retryAfter: number }
  /** 5xx, time-out, dropped connection: the same call may work later. */
  | { readonly kind: "transient" }
  /** The bot's token is not valid (any longer): nothing of it will work until somebody gives it another. */
  | { readonly kind: "unauthorized" }
  /** Telegram will never take this call. */
  | { readonly kind: "refused"; readonly description: string };

const gone = [
  "message to edit not found",
  "message to delete not found",
  "message can't be edited",
  "message can't be deleted",
  "message_id_invalid",
];
const unreachable = ["chat not found", "user is deactivated", "peer_id_invalid", "bot was kicked"];

/** Classifies an error of a Bot API call; null when it is none. */
export function classify(error: unknown): Failure | null {
  if (error instanceof HttpError) return { kind: "transient" };
  if (!(error instanceof GrammyError)) return null;
  const description = error.description.toLowerCase();
  if (error.error_code === 429) return { kind: "flood", retryAfter: error.parameters.retry_after ?? 1 };
  if (error.error_code >= 500 || error.error_code === 409) return { kind: "transient" };
  if (error.error_code === 401 || error.error_code === 404) return { kind: "unauthorized" };
  if (error.error_code === 403) return { kind: "unreachable" };
  if (description.includes("message is not modified")) return { kind: "not_modified" };
  if (gone.some((text) => description.includes(text))) return { kind: "message_gone" };
  if (unreachable.some((text) => description.includes(text))) return { kind: "unreachable" };
  return { kind: "refused", description: error.description };
}

/** True when there was no answer, or one that says that Telegram cannot give any: nothing is wrong with the call. */
export function isTelegramAway(error: unknown): boolean {
  return error instanceof HttpError || (error instanceof GrammyError && error.error_code >= 500);
}

/** True when the same Bot API call may work later. */
export function isTelegramTransient(error: unknown): boolean {
  const kind = classify(error)?.kind;
  return kind === "transient" || kind === "flood";
}
