import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { ApiError } from "./errors.ts";

/** A response as it goes over the wire. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter?: number | undefined;
}

/** What a broken gateway in front of Telegram says. */
export const badGateway: Answer = {
  status: 502,
  body: "<html><head><title>502 Bad Gateway</title></head></html>",
};

export function refusal({ code, message, parameters }: ApiError): Answer {
  const body = { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
  return { status: code, body: JSON.stringify(body), retryAfter: parameters?.retry_after };
}

/** `unfinished`: half of the body, and then nothing. */
export function reply(
  response: ServerResponse,
  { status, body, retryAfter, unfinished }: Answer & { unfinished?: true },
): void {
  if (response.destroyed) return;
  const headers: OutgoingHttpHeaders = {
    "content-type": body.startsWith("<") ? "text/html" : "application/json",
    "content-length": Buffer.byteLength(body),
  };
  if (retryAfter !== undefined) headers["retry-after"] = String(retryAfter);
  response.writeHead(status, headers);
  if (unfinished) response.write(body.slice(0, body.length / 2));
  else response.end(body);
}

/** An answer as the call log keeps it; none: the caller was left without one. */
export function logged(answer: Answer | undefined): string {
  if (!answer) return '{"dropped":true}';
  return answer.body.startsWith("{") ? answer.body : `{"ok":false,"error_code":${answer.status}}`;
}
