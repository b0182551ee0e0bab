import type { ProblemCode } from "@gotovo/contract";
import type { ErrorCode } from "@gotovo/domain";

/** The product's codes that no path of the API returns. */
type NotOverHttp = Extract<
  ErrorCode,
  | "authorization_exists"
  | "authorization_step"
  | "code_sent"
  | "key_proof_invalid"
  | "invite_invalid"
  | "already_staff"
  | "last_owner"
  | "nothing_to_send"
>;

export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Seconds after which asking again makes sense, unless the error says better. */
  readonly retryAfter?: number;
}

/** The one table of refusals over HTTP (RFC 9457). */
export const problemKinds: Record<Exclude<ProblemCode, NotOverHttp>, ProblemKind> = {
  unauthorized: { status: 401, title: "Authentication is required" },
  forbidden: { status: 403, title: "Not allowed" },
  not_found: { status: 404, title: "Not found" },
  validation_failed: { status: 400, title: "The request is not valid" },
  order_exists: { status: 409, title: "Another order has this order_id" },
  move_not_allowed: { status: 409, title: "The order cannot move to this status" },
  cancel_too_late: { status: 409, title: "It is too late to cancel the order" },
  stale_version: { status: 409, title: "The resource has changed since you read it" },
  conflict: { status: 409, title: "Another request is changing the same resource", retryAfter: 1 },
  code_invalid: { status: 404, title: "The code is wrong, already used, or expired" },
  code_expired: { status: 410, title: "The code has expired" },
  too_many_attempts: { status: 429, title: "Too many attempts", retryAfter: 60 },
  recipient_unreachable: { status: 409, title: "The bot cannot write to this person" },
  idempotency_key_reused: { status: 422, title: "This Idempotency-Key was used for a different request" },
  idempotency_in_flight: {
    status: 409,
    title: "A request with this Idempotency-Key is still in progress",
    retryAfter: 1,
  },
  phone_invalid: { status: 400, title: "The phone number is not valid" },
  phone_banned: { status: 403, title: "This phone number is not allowed to sign in" },
  already_invited: { status: 400, title: "An invite code has already been activated" },
  invite_code_unknown: { status: 400, title: "The invite code does not exist" },
  invited_oneself: { status: 400, title: "You cannot invite yourself" },
  invited_in_a_circle: { status: 400, title: "You cannot be invited by somebody you invited" },
  key_exists: { status: 409, title: "The account already has a key" },
  limit_reached: { status: 409, title: "There cannot be more of these" },
  endpoint_not_enabled: { status: 409, title: "The endpoint is paused or disabled; enable it first" },
  feedback_closed: { status: 409, title: "Feedback on this order is closed" },
  unavailable: { status: 503, title: "Temporarily unavailable", retryAfter: 2 },
  already_paired: { status: 409, title: "The customer is already paired" },
  order_finished: { status: 409, title: "The order is finished" },
  payload_too_large: { status: 413, title: "The request body is too large" },
  unsupported_media_type: { status: 415, title: "The body must be application/json" },
  method_not_allowed: { status: 405, title: "This path does not support this method" },
  internal: { status: 500, title: "Something went wrong on our side" },
};

export type HttpProblemCode = keyof typeof problemKinds;
