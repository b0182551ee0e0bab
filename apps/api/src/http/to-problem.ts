import { status as orderStatus, type Problem } from "@gotovo/contract";
import { isTransient } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import { HttpProblem, type ProblemExtras } from "./http-problem.ts";
import { type HttpProblemCode, problemKinds } from "./problems.ts";

export interface ProblemAnswer {
  readonly status: number;
  readonly json: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The answer to an error, whatever it is: RFC 9457 problem details with a closed code. Errors that nobody meant
 * become `internal` (or `unavailable`, when the database is away) and show nothing of themselves.
 */
export function toProblem(error: unknown): ProblemAnswer {
  if (error instanceof HttpProblem) return problemAnswer(error.code, error.extras);
  if (error instanceof DomainError && error.code in problemKinds) {
    return problemAnswer(error.code as HttpProblemCode, extrasOf(error), retryAfterOf(error));
  }
  return problemAnswer(isTransient(error) ? "unavailable" : "internal");
}

function problemAnswer(
  code: HttpProblemCode,
  extras: ProblemExtras = {},
  retryAfter?: number,
): ProblemAnswer {
  const kind = problemKinds[code];
  const wait = retryAfter ?? kind.retryAfter;
  const json: Problem = {
    type: `urn:gotovo:problem:${code}`,
    title: kind.title,
    status: kind.status,
    code,
    ...(extras.detail !== undefined && { detail: extras.detail }),
    ...(extras.errors !== undefined && { errors: extras.errors }),
    ...(extras.order !== undefined && { order: extras.order }),
    ...(wait !== undefined && { retry_after: wait }),
  };
  const headers = {
    ...extras.headers,
    ...(wait !== undefined && { "retry-after": String(wait) }),
  };
  return { status: kind.status, json, headers };
}

function retryAfterOf({ details }: DomainError): number | undefined {
  return typeof details.retry_after === "number" ? details.retry_after : undefined;
}

function extrasOf({ code, details }: DomainError): ProblemExtras {
  const { field, limit } = details;
  const order = orderOf(details);
  if (order) return { order, detail: stateInWords(code, order) };
  if (typeof limit === "number") return { detail: `There can be ${limit} at most.` };
  if (typeof field !== "string") return {};
  const own = typeof details.message === "string" ? details.message : "is not valid";
  const message = code === "not_found" ? "is not known here" : own;
  return code === "validation_failed"
    ? { errors: [{ path: field, message }] }
    : { detail: `${field} ${message}.` };
}

function stateInWords(code: string, order: NonNullable<Problem["order"]>): string {
  const { status, version, allowed_moves: moves } = order;
  if (code === "stale_version") return `The order is at version ${version} now, and ${status}.`;
  if (code === "order_finished") return `The order is ${status} now and cannot be changed.`;
  if (!moves) return `The order is ${status} now.`;
  return `The order is ${status} now and ${moves.length > 0 ? `can become ${moves.join(", ")}` : "cannot be moved"}.`;
}

function orderOf({ order_id: id, status, version, allowed_moves }: DomainError["details"]): Problem["order"] {
  const known = orderStatus.safeParse(status);
  if (typeof id !== "string" || !known.success || typeof version !== "number") return undefined;
  const moves = orderStatus.array().safeParse(allowed_moves);
  return {
    order_id: id,
    status: known.data,
    version,
    ...(moves.success && { allowed_moves: moves.data }),
  };
}
