import type { KeyHolder } from "@gotovo/usecases/venue/merchants/api-key-check";
import type { KeyMode } from "@gotovo/usecases/venue/merchants/issue-api-key";
import type { Context } from "hono";
import { HttpProblem } from "./http-problem.ts";

const scheme = /^bearer +([\x21-\x7e]{1,256}) *$/i;

/** What a request shows as `Authorization: Bearer …`; undefined when it does not. */
export function bearerOf(c: Context): string | undefined {
  return scheme.exec(c.req.header("authorization") ?? "")?.[1];
}

/**
 * Whose a request's API key is (RFC 6750).
 * @param needs the kind of key that the route asks for; undefined: any
 * @throws HttpProblem `unauthorized`, `forbidden`
 */
export async function authenticate(
  c: Context,
  checkKey: (key: string) => Promise<KeyHolder | null>,
  needs: KeyMode | undefined,
): Promise<KeyHolder> {
  const key = bearerOf(c);
  if (key === undefined) throw unauthorized('Bearer realm="gotovo"', "Send Authorization: Bearer <API key>.");
  const holder = await checkKey(key);
  if (holder === null) {
    throw unauthorized('Bearer realm="gotovo", error="invalid_token"', "The API key is unknown or revoked.");
  }
  const mode = holder.merchantId === holder.liveMerchantId ? "live" : "test";
  if (needs !== undefined && mode !== needs) throw new HttpProblem("forbidden", { detail: refusals[needs] });
  return holder;
}

const refusals: Readonly<Record<KeyMode, string>> = {
  live: "This changes the café itself, so it needs a live key; this one is a test key.",
  test: "This deletes test orders, so it needs a test key; this one is a live key. Nothing was deleted.",
};

function unauthorized(challenge: string, detail: string): HttpProblem {
  return new HttpProblem("unauthorized", { detail, headers: { "www-authenticate": challenge } });
}
