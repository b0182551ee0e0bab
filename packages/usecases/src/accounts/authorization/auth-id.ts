import type { Deps } from "../../context.ts";

/**
 * `auth_id` of an authorization: 128 bits, derived from the row's id, so that the database alone names nobody's.
 * @returns `au_` and 22 letters of base64url
 */
export function authIdOf({ keyring }: Pick<Deps, "keyring">, rowId: string): string {
  return `au_${keyring.hmac("authorization", rowId).subarray(0, 16).toString("base64url")}`;
}

/** What a row is looked up by. */
export function authHashOf({ keyring }: Pick<Deps, "keyring">, authId: string): string {
  return keyring.hmac("authorization-lookup", authId).toString("base64url");
}
