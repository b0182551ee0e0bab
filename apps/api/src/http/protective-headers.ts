import type { MiddlewareHandler } from "hono";

/**
 * Headers on every answer, whoever made it: nothing is sniffed, framed, or told to other sites by its address; a browser
 * that came over https comes back over nothing else.
 */
export function protectiveHeaders(publicUrl: string): Readonly<Record<string, string>> {
  return {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    ...(publicUrl.startsWith("https:") && { "strict-transport-security": "max-age=31536000" }),
  };
}

const madeProtected = new WeakSet<Response>();

/** Takes note that an answer was made with the headers: looking for them costs more than the rest of a short answer. */
export function isMadeProtected(answer: Response): Response {
  madeProtected.add(answer);
  return answer;
}

/**
 * Puts the headers on the answers that were made without. What an answer says for itself stands, such as the policy of a
 * page that may be framed: browsers put `frame-ancestors` above `X-Frame-Options`.
 */
export function protectAnswers(publicUrl: string): MiddlewareHandler {
  const headers = Object.entries(protectiveHeaders(publicUrl));
  return async (c, next) => {
    await next();
    if (madeProtected.has(c.res)) return;
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}
