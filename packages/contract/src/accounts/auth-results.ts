import type { ErrorCode } from "@gotovo/domain";

export interface AuthResult {
  /** `method_result` on the wire. */
  readonly number: string;
  /** HTTP status that goes with it. */
  readonly status: number;
  readonly meaning: string;
}

/** Every result of the sign-in with keys (docs/documents/auth-protocol.md). */
export const authResults = {
  OK: { number: "0000", status: 200, meaning: "success" },
  SERVICE_UNAVAILABLE: {
    number: "0001",
    status: 503,
    meaning: "temporarily unavailable, or a code cannot be sent to this phone",
  },
  ACCESS_DENIED: {
    number: "0002",
    status: 403,
    meaning: "not allowed; with 429, too many requests: see Retry-After",
  },
  FORMAT_INVALID: { number: "0003", status: 400, meaning: "the request is not valid" },
  AUTH_NOT_FOUND: {
    number: "0101",
    status: 404,
    meaning: "the authorization does not exist, was denied, or has been used",
  },
  AUTH_EXISTS: { number: "0102", status: 409, meaning: "the phone already has an authorization in progress" },
  AUTH_DROPPED: { number: "0103", status: 410, meaning: "the authorization has expired after ten minutes" },
  AUTH_TYPE_INVALID: {
    number: "0104",
    status: 409,
    meaning: "this method cannot be called at the current step",
  },
  AUTH_CODE_INVALID: {
    number: "0105",
    status: 400,
    meaning: "the code is wrong or has not been checked yet",
  },
  AUTH_CODE_SENT: { number: "0106", status: 429, meaning: "a code was sent less than 30 seconds ago" },
  USER_PHONE_BANNED: { number: "0107", status: 403, meaning: "the phone is not allowed to sign in" },
  USER_KEY_HASH_INVALID: {
    number: "0108",
    status: 400,
    meaning: "the proof of the user key is wrong or missing",
  },
} as const satisfies Record<string, AuthResult>;

export type AuthResultName = keyof typeof authResults;

const byError: Partial<Record<ErrorCode, AuthResultName>> = {
  unavailable: "SERVICE_UNAVAILABLE",
  conflict: "SERVICE_UNAVAILABLE",
  unauthorized: "ACCESS_DENIED",
  forbidden: "ACCESS_DENIED",
  too_many_attempts: "ACCESS_DENIED",
  validation_failed: "FORMAT_INVALID",
  phone_invalid: "FORMAT_INVALID",
  not_found: "AUTH_NOT_FOUND",
  authorization_exists: "AUTH_EXISTS",
  code_expired: "AUTH_DROPPED",
  authorization_step: "AUTH_TYPE_INVALID",
  code_invalid: "AUTH_CODE_INVALID",
  code_sent: "AUTH_CODE_SENT",
  phone_banned: "USER_PHONE_BANNED",
  key_proof_invalid: "USER_KEY_HASH_INVALID",
};

/** The result that a refusal of the use cases is answered with; null when none of them ever refuses so. */
export function authResultOf(code: ErrorCode): AuthResultName | null {
  return byError[code] ?? null;
}
