import type { Context } from "hono";
import { HttpProblem } from "./http-problem.ts";

const scheme = /^bearer +([\x21-\x7e]{1,256}) *$/i;

/** What a request shows as `Authorization: Bearer …`; undefined when it does not. */
export function bearerOf(c: Context): string | undefined {
  return scheme.exec(c.req.header("authorization") ?? "")?.[1];
}

/**
 * The merchant that a request's API key belongs to (RFC 6750).
 * @throws HttpProblem `unauthorized`
 */
export async function authenticate(
  c: Context,
  checkKey: (key: string) => Promise<string | null>,
): Promise<string> {
  const key = bearerOf(c);
  if (key === undefined) throw unauthorized('Bearer realm="gotovo"', "Send Authorization: Bearer <API key>.");
  const merchantId = await checkKey(key);
  if (merchantId === null) {
    throw unauthorized('Bearer realm="gotovo", error="invalid_token"', "The API key is unknown or revoked.");
  }
  return merchantId;
}

function unauthorized(challenge: string, detail: string): HttpProblem {
  return new HttpProblem("unauthorized", { detail, headers: { "www-authenticate": challenge } });
}
