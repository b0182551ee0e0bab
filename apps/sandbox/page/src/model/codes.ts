import type { Code, Person } from "./state.ts";

/** The codes after one came or changed: the newest first. */
export function putCode(codes: Code[], code: Code): Code[] {
  const at = codes.findIndex(({ request_id }) => request_id === code.request_id);
  return at === -1 ? [code, ...codes] : codes.with(at, code);
}

/** What became of a code at a moment (Unix milliseconds by the sandbox's clock). */
export function stateOfCode({ status, expires_at }: Code, now: number): "good" | "expired" | "revoked" {
  if (status === "revoked") return "revoked";
  return status === "expired" || (expires_at !== null && expires_at <= now) ? "expired" : "good";
}

export const unseenCodes = (codes: Code[]): number => codes.filter(({ seen }) => !seen).length;

/** Whose phone a code went to; undefined: nobody's of the sandbox. */
export function ownerOf({ phone_number }: Code, people: Person[]): Person | undefined {
  return people.find(({ phone }) => phone === phone_number);
}
