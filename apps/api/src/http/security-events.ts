import { widerNetwork } from "@gotovo/domain";

/** What is worth a line in the log of who gets in and what is taken away, by method and route. */
const kinds: Readonly<Record<string, string>> = {
  "PATCH /api/v1/auths": "sign_in",
  "POST /auth/telegram/verify": "sign_in",
  "POST /v1/auth/checkCode": "code_checked",
  "POST /v1/auth/auth.checkCode": "code_checked",
  "POST /v1/auth/signUp": "sign_in",
  "POST /v1/auth/auth.signUp": "sign_in",
  "POST /v1/auth/signIn": "sign_in",
  "POST /v1/auth/auth.signIn": "sign_in",
  "POST /v1/auth/signInForce": "sign_in",
  "POST /v1/auth/auth.signInForce": "sign_in",
  "POST /v1/auth/respondVerify": "device_answered",
  "POST /v1/auth/auth.respondVerify": "device_answered",
  "POST /api/v1/auths/refresh": "session_refreshed",
  "POST /api/v1/auths/logout": "session_ended",
  "DELETE /v1/account/sessions": "session_ended",
  "DELETE /v1/account/sessions/{session_id}": "session_ended",
  "PUT /v1/account/key": "key_made",
  "DELETE /v1/account/key": "key_dropped",
  "POST /v1/account/key/keep": "key_kept",
  "POST /v1/account/owner": "phone_owner_answered",
  "DELETE /v1/account/telegram": "pairing_ended",
  "DELETE /v1/pairings": "pairing_ended",
  "DELETE /v1/account": "account_erased",
  "POST /v1/account/keep": "account_kept",
};

/** The kind of security event that a request to a route is; undefined for all others. */
export function securityEventOf(method: string, route: string): string | undefined {
  return kinds[`${method.toUpperCase()} ${route}`];
}

/**
 * True when a refusal is to be seen in a quiet log. Every page asks for a fresh session, also in browsers that have none; a
 * token that was used twice leaves a line of its own.
 */
export function isRefusalLoud(kind: string): boolean {
  return kind !== "session_refreshed";
}

/** An address that shows a pattern and names nobody: the /24 of IPv4, the /48 of IPv6. */
export function maskAddress(address: string): string {
  return widerNetwork(address) ?? address.replace(/^(\d+\.\d+\.\d+)\.\d+$/, "$1.0/24");
}
