import { isTransient } from "@gotovo/db";
import { type AuthMethod, type AuthResultName, authResultOf, authResults, DomainError } from "@gotovo/domain";
import type { JsonAnswer } from "../../http/answer.ts";
import { HttpProblem } from "../../http/http-problem.ts";
import { noStore } from "./signed-in.ts";

/** An answer as spec/auth-protocol.md has it: the method, the result's number, the data. */
export function authAnswer(method: AuthMethod, result: AuthResultName, data: unknown): JsonAnswer {
  const { number, status } = authResults[result];
  return {
    status,
    json: { method_name: `auth.${method}`, method_result: number, data },
    headers: noStore,
  };
}

/** A refusal in the protocol's own words; null for a failure that it has none for. */
export function authRefusal(method: AuthMethod, error: unknown): JsonAnswer | null {
  const result = resultOf(error);
  if (result === null) return null;
  const wait = error instanceof DomainError ? error.details.retry_after : undefined;
  const answer = authAnswer(method, result, null);
  if (wait === undefined) return answer;
  return { ...answer, status: 429, headers: { ...noStore, "retry-after": String(wait) } };
}

function resultOf(error: unknown): AuthResultName | null {
  if (error instanceof DomainError) return authResultOf(error.code);
  if (error instanceof HttpProblem) {
    if (error.code === "unauthorized") return "ACCESS_DENIED";
    return error.code === "unavailable" ? "SERVICE_UNAVAILABLE" : "FORMAT_INVALID";
  }
  return isTransient(error) ? "SERVICE_UNAVAILABLE" : null;
}
