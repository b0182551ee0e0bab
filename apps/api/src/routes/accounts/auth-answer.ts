import { type AuthResultName, authResultOf, authResults } from "@gotovo/contract";
import { isTransient } from "@gotovo/db";
import { type AuthMethod, DomainError } from "@gotovo/domain";
import type { JsonAnswer } from "../../http/answer.ts";
import { HttpProblem } from "../../http/http-problem.ts";
import { problemKinds } from "../../http/problems.ts";
import { noStore } from "./signed-in.ts";

/** An answer as docs/documents/auth-protocol.md has it: the method, the result's number, the data. */
export function authAnswer(method: AuthMethod, result: AuthResultName, data: unknown): JsonAnswer {
  const { number, status } = authResults[result];
  return {
    status,
    json: { method_name: `auth.${method}`, method_result: number, data },
    headers: noStore,
  };
}

/**
 * A refusal in the protocol's own words, whatever went wrong. What nobody meant to happen is 0001 as well, but with the
 * HTTP status 500, by which it is logged as our fault.
 */
export function authRefusal(method: AuthMethod, error: unknown): JsonAnswer {
  const known = resultOf(error);
  const answer = authAnswer(method, known ?? "SERVICE_UNAVAILABLE", null);
  if (known === null) return { ...answer, status: 500 };
  const wait = error instanceof DomainError ? error.details.retry_after : undefined;
  if (wait !== undefined) return { ...answer, status: 429, headers: { ...noStore, ...retryAfter(wait) } };
  if (known !== "SERVICE_UNAVAILABLE") return answer;
  return { ...answer, headers: { ...noStore, ...retryAfter(problemKinds.unavailable.retryAfter) } };
}

const retryAfter = (seconds: unknown) => ({ "retry-after": String(seconds) });

function resultOf(error: unknown): AuthResultName | null {
  if (error instanceof DomainError) return authResultOf(error.code);
  if (error instanceof HttpProblem) {
    if (error.code === "unauthorized") return "ACCESS_DENIED";
    return error.code === "unavailable" ? "SERVICE_UNAVAILABLE" : "FORMAT_INVALID";
  }
  return isTransient(error) ? "SERVICE_UNAVAILABLE" : null;
}
