import type { ProblemCode } from "@gotovo/contract";
import type { ErrorCode } from "@gotovo/domain";

/** Codes of the product's that no path of the API can answer. */
type NotOverHttp = Extract<
  ErrorCode,
  | "authorization_exists"
  | "authorization_step"
  | "code_sent"
  | "key_proof_invalid"
  | "invite_invalid"
  | "already_staff"
  | "last_owner"
  | "limit_reached"
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
  unauthorized: { status: 401, title: "Not signed in" },
  forbidden: { status: 403, title: "Not allowed" },
  not_found: { status: 404, title: "There is no such thing here" },
  validation_failed: { status: 400, title: "The request is not valid" },
  order_exists: { status: 409, title: "Another order has this order_id" },
  move_not_allowed: { status: 409, title: "The order cannot go to this status" },
  cancel_too_late: { status: 409, title: "It is too late to cancel the order" },
  stale_version: { status: 409, title: "The order has changed meanwhile" },
  conflict: { status: 409, title: "Others are changing the same thing", retryAfter: 1 },
  code_invalid: { status: 404, title: "The code is wrong, used or expired" },
  code_expired: { status: 410, title: "The code has expired" },
  too_many_attempts: { status: 429, title: "Too many attempts", retryAfter: 60 },
  recipient_unreachable: { status: 409, title: "The bot cannot write to this person" },
  idempotency_key_reused: { status: 422, title: "The Idempotency-Key belongs to another request" },
  idempotency_in_flight: {
    status: 409,
    title: "The first request with this key is under way",
    retryAfter: 1,
  },
  phone_invalid: { status: 400, title: "This is not a phone number" },
  phone_banned: { status: 403, title: "This phone may not sign in" },
  no_code_channel: { status: 503, title: "No code can be sent to this phone (0001)" },
  already_invited: { status: 400, title: "An invite code was activated already" },
  invite_code_unknown: { status: 400, title: "Nobody has this invite code" },
  invited_oneself: { status: 400, title: "One cannot invite oneself" },
  invited_in_a_circle: { status: 400, title: "Whoever was invited cannot invite in turn" },
  key_exists: { status: 409, title: "The account has a key already" },
  feedback_closed: { status: 409, title: "Nothing more is asked about this order" },
  unavailable: { status: 503, title: "Not available at the moment", retryAfter: 2 },
  already_paired: { status: 409, title: "The customer is already paired" },
  order_finished: { status: 409, title: "The order is finished" },
  payload_too_large: { status: 413, title: "The request body is too large" },
  unsupported_media_type: { status: 415, title: "The body must be application/json" },
  method_not_allowed: { status: 405, title: "The path does not take this method" },
  internal: { status: 500, title: "Something went wrong on our side" },
};

export type HttpProblemCode = keyof typeof problemKinds;
