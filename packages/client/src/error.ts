import type { Problem } from "@gotovo/contract";

/**
 * Gotovo's closed problem codes, and what can happen before one is read: `network` (no answer at all), `bad_answer` (a
 * success whose body is not what the contract says), `http` (a failure without a problem body, such as a proxy's).
 */
export type GotovoErrorCode = Problem["code"] | "network" | "bad_answer" | "http";

/** Every failure of the client. */
export class GotovoError extends Error {
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly code: GotovoErrorCode;
  /** The RFC 9457 body, when Gotovo sent one. */
  readonly problem: Problem | null;

  constructor(status: number, code: GotovoErrorCode, message: string, rest: ErrorRest = {}) {
    super(message, rest.cause === undefined ? undefined : { cause: rest.cause });
    this.name = "GotovoError";
    this.status = status;
    this.code = code;
    this.problem = rest.problem ?? null;
  }
}

interface ErrorRest {
  readonly problem?: Problem;
  readonly cause?: unknown;
}
