import { digitsFromBytes } from "@gotovo/domain";
import type { Keyring } from "../../keyring.ts";

/**
 * The digits of a one-time code. They are derived from the row's id (74 random bits) with the secret key, so that any
 * process can deliver the code, late or twice, while the database alone gives nothing away.
 */
export function codeOf(keyring: Keyring, codeId: string, digits: number): string {
  return digitsFromBytes(keyring.hmac("one-time-code", codeId), digits);
}
