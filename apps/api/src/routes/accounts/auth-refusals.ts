import { type AuthResultName, authRefusal, authResults } from "@gotovo/contract";
import type { AuthMethod } from "@gotovo/domain";
import type { AnswerSpec } from "../../http/route-spec.ts";

/** A result, and its HTTP status where that is not the usual one. */
type Refusal = AuthResultName | readonly [AuthResultName, number];

const tooOften: Refusal = ["ACCESS_DENIED", 429];
const anyMethod: readonly Refusal[] = ["FORMAT_INVALID", "SERVICE_UNAVAILABLE", ["SERVICE_UNAVAILABLE", 500]];
const living: readonly Refusal[] = ["AUTH_NOT_FOUND", "AUTH_DROPPED", "USER_PHONE_BANNED"];

/** What each method may answer besides 0000: what docs/documents/auth-protocol.md lists, and what else can happen. */
const byMethod: Readonly<Record<AuthMethod, readonly Refusal[]>> = {
  create: ["AUTH_EXISTS", "USER_PHONE_BANNED", tooOften],
  checkCode: [...living, "AUTH_TYPE_INVALID", "AUTH_CODE_INVALID"],
  signUp: [...living, "AUTH_TYPE_INVALID", "AUTH_CODE_INVALID"],
  verify: [...living, "AUTH_TYPE_INVALID"],
  respondVerify: [...living, "AUTH_TYPE_INVALID", "ACCESS_DENIED"],
  signIn: [...living, "AUTH_TYPE_INVALID", "AUTH_CODE_INVALID", "USER_KEY_HASH_INVALID"],
  sendCode: [...living, "AUTH_TYPE_INVALID", "AUTH_CODE_SENT", tooOften],
  signInForce: [...living, "AUTH_TYPE_INVALID", "AUTH_CODE_INVALID"],
};

/** The refusals of a method for the documentation, by their HTTP status. */
export function authRefusalsOf(method: AuthMethod): Record<number, AnswerSpec> {
  const meanings = new Map<number, string[]>();
  for (const refusal of [...anyMethod, ...byMethod[method]]) {
    const name = typeof refusal === "string" ? refusal : refusal[0];
    const { number, status: usual, meaning } = authResults[name];
    const status = typeof refusal === "string" ? usual : refusal[1];
    meanings.set(status, [...(meanings.get(status) ?? []), `\`${number}\` ${name}: ${meaning}`]);
  }
  return Object.fromEntries(
    [...meanings].map(([status, texts]) => [status, { description: texts.join(". "), schema: authRefusal }]),
  );
}
