import type { SignedIn } from "@gotovo/usecases/accounts/find-account";
import { readAccessToken } from "@gotovo/usecases/accounts/sessions/tokens";
import type { Deps } from "@gotovo/usecases/context";
import type { Context } from "hono";
import { HttpProblem } from "./http-problem.ts";

const scheme = /^bearer +([\x21-\x7e]{1,1024}) *$/i;
const cacheSize = 10_000;

/**
 * Reads a customer's access token (RFC 6750). That a token is ours is remembered while it lives, for a signature costs as
 * much as a query; whether its session still lives is asked again by every use case.
 * @throws (the check) HttpProblem `unauthorized`
 */
export function createAccessCheck(deps: Deps): (c: Context) => Promise<SignedIn> {
  const known = new Map<string, SignedIn & { readonly expiresAt: number }>();
  return async (c) => {
    const token = scheme.exec(c.req.header("authorization") ?? "")?.[1];
    if (token === undefined)
      throw refusal('Bearer realm="gotovo"', "Send Authorization: Bearer <access token>.");
    const remembered = known.get(token);
    const who = remembered ?? (await readAccessToken(deps, token));
    if (who === null || who.expiresAt <= deps.clock().getTime()) {
      known.delete(token);
      throw refusal('Bearer realm="gotovo", error="invalid_token"', "The access token is over; refresh it.");
    }
    if (!remembered) {
      if (known.size >= cacheSize) known.clear();
      known.set(token, who);
    }
    return who;
  };
}

function refusal(challenge: string, detail: string): HttpProblem {
  return new HttpProblem("unauthorized", { detail, headers: { "www-authenticate": challenge } });
}
