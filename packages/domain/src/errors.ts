/** Every way Gotovo says no. Each edge maps them once: HTTP to a problem, the bots to a Fluent text. */
export const errorCodes = [
  "unauthorized",
  "forbidden",
  "not_found",
  "validation_failed",
  "order_exists",
  "move_not_allowed",
  "cancel_too_late",
  "stale_version",
  "order_finished",
  "conflict",
  "code_invalid",
  "code_expired",
  "too_many_attempts",
  "invite_invalid",
  "already_staff",
  "last_owner",
  "limit_reached",
  "feedback_closed",
  "recipient_unreachable",
  "nothing_to_send",
  "idempotency_key_reused",
  "idempotency_in_flight",
  "unavailable",
  "phone_invalid",
  "phone_banned",
  "already_invited",
  "invite_code_unknown",
  "invited_oneself",
  "invited_in_a_circle",
  "key_exists",
  "authorization_exists",
  "authorization_step",
  "code_sent",
  "key_proof_invalid",
  "endpoint_not_enabled",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export type ErrorDetails = Readonly<Record<string, string | number | null | readonly string[]>>;

/** The one error class of the product. `details` are safe to show to whoever asked. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = "DomainError";
    this.code = code;
    this.details = details;
  }
}
