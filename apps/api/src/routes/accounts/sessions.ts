import { refreshedAnswer, refreshRequest } from "@gotovo/contract";
import { DomainError } from "@gotovo/domain";
import { signOut } from "@gotovo/usecases/accounts/sessions/end-session";
import { refreshSession } from "@gotovo/usecases/accounts/sessions/refresh-session";
import type { Context } from "hono";
import type { ApiContext } from "../../context.ts";
import { readCookie } from "../../http/cookies.ts";
import type { Router } from "../../http/create-router.ts";
import { noStore, refreshCookie, viewTokens } from "./signed-in.ts";

const tag = "Sessions";

/** Staying signed in and signing out, for every way of signing in. */
export function addSessionRoutes(router: Router, { deps, publicUrl }: ApiContext): void {
  router.public(
    {
      method: "post",
      path: "/api/v1/auths/refresh",
      operationId: "refreshSession",
      tag,
      summary: "Refresh tokens",
      description:
        "A refresh token can be used once. For 10 seconds the same browser gets the same answer again, in case the first was lost; using it again later ends the session, because somebody else may have a copy. A session ends after 90 days. Browsers send `{}`; their token is in a cookie.",
      body: refreshRequest,
      bodyExample: { refresh_token: "AZrL…" },
      answers: { 200: { description: "The new tokens", schema: refreshedAnswer } },
      refusals: ["unauthorized"],
    },
    async ({ body }, c) => {
      const token = tokenOf(c, publicUrl, body);
      if (token === undefined) throw new DomainError("unauthorized");
      const tokens = await refreshSession(deps, token, c.req.header("user-agent") ?? "");
      const cookies = [refreshCookie(publicUrl, tokens.refreshToken)];
      const { access_token, refresh_token } = viewTokens(tokens);
      const json = body.refresh_token === undefined ? { access_token } : { access_token, refresh_token };
      return { status: 200, json, headers: noStore, cookies };
    },
  );

  router.public(
    {
      method: "post",
      path: "/api/v1/auths/logout",
      operationId: "signOut",
      tag,
      summary: "Sign out",
      description: "Ends the session of this browser; its tokens work no longer.",
      body: refreshRequest,
      bodyExample: { refresh_token: "AZrL…" },
      answers: { 204: { description: "Signed out, or was not signed in" } },
    },
    async ({ body }, c) => {
      const token = tokenOf(c, publicUrl, body);
      if (token !== undefined) await signOut(deps, token);
      return new Response(null, { status: 204, headers: { "set-cookie": refreshCookie(publicUrl, "") } });
    },
  );
}

function tokenOf(
  c: Context,
  publicUrl: string,
  body: { readonly refresh_token?: string | undefined },
): string | undefined {
  return body.refresh_token ?? readCookie(c, publicUrl, "gotovo_refresh");
}
