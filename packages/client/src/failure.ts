import { GotovoError } from "./errors.ts";
import type { Problem } from "./wire.ts";

/** The error that an answer of 400 or more is. */
export function failureOf({ status, headers }: Response, body: string): GotovoError {
  const problem = asProblem(parseJson(body));
  const rest = {
    status,
    requestId: headers.get("x-request-id") ?? undefined,
    retryAfter: retryAfterOf(headers) ?? problem?.retry_after,
    problem,
  };
  if (!problem) return new GotovoError("http", `Gotovo answered ${status}`, rest);
  return new GotovoError(problem.code, messageOf(problem), rest);
}

function messageOf({ title, detail, errors = [] }: Problem): string {
  const fields = errors.map(({ path, message }) => `${path}: ${message}`);
  return [detail ?? title, ...fields].join("; ");
}

function asProblem(json: unknown): Problem | undefined {
  const isProblem = typeof json === "object" && json !== null && "code" in json && "title" in json;
  return isProblem ? (json as Problem) : undefined;
}

/** Seconds; a date, as proxies send it, is not counted from here. */
function retryAfterOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/** Undefined for what is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
