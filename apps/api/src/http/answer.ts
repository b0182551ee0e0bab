import { isMadeProtected } from "./protective-headers.ts";
import { toProblem } from "./to-problem.ts";

/** What a route answers with: a value that is sent as JSON, or a finished response. */
export type Answer = JsonAnswer | Response;

export interface JsonAnswer {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Values of `Set-Cookie`. */
  readonly cookies?: readonly string[] | undefined;
}

/** An answer of 200. */
export function ok(json: unknown): JsonAnswer {
  return { status: 200, json };
}

/** An answer as it goes over the wire, and as an idempotency key keeps it. */
export interface SentAnswer {
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly cookies?: readonly string[] | undefined;
  /** The error that this is the answer to. */
  readonly error?: unknown;
}

/** A JSON answer as text; a finished response as it is. */
export function serialize(answer: JsonAnswer): SentAnswer;
export function serialize(answer: Answer): SentAnswer | Response;
export function serialize(answer: Answer): SentAnswer | Response {
  if (answer instanceof Response) return answer;
  const { status, json, headers, cookies } = answer;
  return { status, body: JSON.stringify(json), contentType: "application/json", headers, cookies };
}

/** The problem that an error is answered with. */
export function refuse(error: unknown): SentAnswer {
  return { ...serialize(toProblem(error)), contentType: "application/problem+json", error };
}

/**
 * The response, with the id under which the log knows the request.
 * @param protective headers that every answer has (`protectiveHeaders`)
 */
export function send(
  answer: SentAnswer | Response,
  requestId: string,
  protective: Readonly<Record<string, string>>,
): Response {
  if (answer instanceof Response) {
    answer.headers.set("x-request-id", requestId);
    return answer;
  }
  const { status, body, contentType, headers, cookies = [] } = answer;
  const response = new Response(body, {
    status,
    headers: { "content-type": contentType, "x-request-id": requestId, ...protective, ...headers },
  });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return isMadeProtected(response);
}
