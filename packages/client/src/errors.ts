import type { Problem } from "./wire.ts";

/**
 * Gotovo's closed list of codes, and what can happen before one is read: `network` (no answer, or not in time),
 * `bad_answer` (a success that is not JSON), `http` (a failure without a problem body, such as a proxy's).
 */
export type GotovoErrorCode = Problem["code"] | "network" | "bad_answer" | "http";

/** Every failure of a request. */
export class GotovoError extends Error {
  /** What to branch on. */
  readonly code: GotovoErrorCode;
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** What is wrong with this very request, in words. */
  readonly detail: string | undefined;
  /** Under which Gotovo's log knows the request; name it when you ask for help. */
  readonly requestId: string | undefined;
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number | undefined;
  /** The whole RFC 9457 body, if Gotovo sent one: `errors` by field, the `order` as it is now. */
  readonly problem: Problem | undefined;

  constructor(code: GotovoErrorCode, message: string, rest: GotovoErrorRest = {}) {
    super(message, rest.cause === undefined ? undefined : { cause: rest.cause });
    this.name = "GotovoError";
    this.code = code;
    this.status = rest.status ?? 0;
    this.problem = rest.problem;
    this.detail = rest.problem?.detail;
    this.requestId = rest.requestId;
    this.retryAfter = rest.retryAfter;
  }
}

export interface GotovoErrorRest {
  readonly status?: number;
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly problem?: Problem | undefined;
  readonly cause?: unknown;
}

/** A webhook that is not Gotovo's, was changed on its way, or is too old. Answer it with 400. */
export class WebhookVerificationError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "WebhookVerificationError";
  }
}
