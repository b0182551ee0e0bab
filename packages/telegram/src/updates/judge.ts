import { DomainError } from "@gotovo/domain";
import { classify, type Failure } from "../outbound/telegram-errors.ts";
import type { Verdict } from "./dispatcher.ts";

/** Telegram's answers that are about the very message or chat of the update. */
const aboutTheUpdate: ReadonlySet<Failure["kind"]> = new Set([
  "not_modified",
  "message_gone",
  "unreachable",
  "refused",
]);

/**
 * What a failed update's error says of it. The list of an update's own faults is closed: whatever nobody has thought of
 * keeps the update.
 * @param isAway true for an error of a database that is not there
 */
export function createJudge(isAway: (error: unknown) => boolean): (error: unknown) => Verdict {
  return (thrown) => {
    const error = unwrap(thrown);
    if (error instanceof DomainError) return error.code === "unavailable" ? "unknown" : "own";
    const failure = classify(error);
    if (failure) {
      if (failure.kind === "transient" || failure.kind === "flood") return "away";
      return aboutTheUpdate.has(failure.kind) ? "own" : "unknown";
    }
    return isAway(error) ? "away" : "unknown";
  };
}

/** grammY wraps what a handler threw. */
function unwrap(error: unknown): unknown {
  return error instanceof Error && error.name === "BotError" && "error" in error ? error.error : error;
}
