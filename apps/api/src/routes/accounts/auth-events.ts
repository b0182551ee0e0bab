import { accountOf, type SignedIn } from "@gotovo/usecases/accounts/find-account";
import { accountChannel } from "@gotovo/usecases/accounts/publish-account";
import { showProfile } from "@gotovo/usecases/accounts/show-profile";
import { viewAuthorization } from "@gotovo/usecases/authorization/authorization-view";
import { pendingVerifies } from "@gotovo/usecases/authorization/pending-verifies";
import { authorizationChannel } from "@gotovo/usecases/authorization/publish-authorization";
import { listSessions } from "@gotovo/usecases/sessions/list-sessions";
import type { Context } from "hono";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { HttpProblem } from "../../http/http-problem.ts";
import type { EventFrame } from "../../live/event-stream.ts";
import { frameOfEvents, markOf, type NamedEvent } from "../../live/state-frame.ts";
import { createStateHub, type StateHub } from "../../live/state-hub.ts";
import { noQuery } from "../no-query.ts";
import { noStore } from "./signed-in.ts";

const tag = "Sign-in with keys";
const answers = {
  200: { description: "The stream", schema: z.string(), contentType: "text/event-stream" },
};
const headers = { ...noStore, "content-type": "text/event-stream", "x-accel-buffering": "no" };

/** Events of the sign-in with keys. Every stream begins with what is true now, so a lost connection loses nothing. */
export function addAuthEventRoutes(router: Router, api: ApiContext): void {
  const { deps } = api;
  const authorizations = createStateHub(api, authorizationChannel);
  const accounts = createStateHub(api, accountChannel);

  async function eventsOf(authId: string): Promise<EventFrame> {
    const view = await viewAuthorization(deps, authId);
    if (view === null) return frameOfEvents([{ event: "over", data: { auth_id: authId } }]);
    const { authId: auth_id, userExists: user_exists, state, expiresAt, answer } = view;
    const shown: NamedEvent[] = [
      {
        event: "authorization",
        data: { auth_id, user_exists, state, expires_at: expiresAt.toISOString() },
      },
    ];
    if (answer) {
      const { accept, publicKey, userKeyEnc } = answer;
      const keys = publicKey === null ? {} : { public_key: publicKey, user_key_enc: userKeyEnc };
      shown.push({ event: "updates.respondAuthVerify", data: { accept, ...keys } });
    }
    return frameOfEvents(shown);
  }

  async function eventsFor(who: SignedIn): Promise<EventFrame> {
    const profile = await showProfile(deps, who);
    const sessions = await listSessions(deps, profile.id);
    const asking = (await pendingVerifies(deps, profile.id)).filter((it) => it.askedBy !== who.sessionId);
    return frameOfEvents([
      {
        event: "account",
        data: { version: markOf([profile, sessions]), pending: asking.map(({ authId }) => authId) },
      },
      ...asking.map(({ authId, publicKey, device, address, askedAt }) => ({
        event: "updates.newAuthVerify",
        data: {
          auth_id: authId,
          public_key: publicKey,
          device,
          place: address,
          created_at: askedAt.toISOString(),
        },
      })),
    ]);
  }

  router.public(
    {
      method: "get",
      path: "/v1/auth/events",
      operationId: "watchAuthorization",
      tag,
      summary: "What becomes of an authorization, for the new device",
      description:
        "Show `Authorization: Bearer <auth_id>`. Server-sent events: `authorization` {auth_id, user_exists, state, expires_at} now and whenever it changes, `updates.respondAuthVerify` {accept, public_key?, user_key_enc?} when another device has answered, `over` when it is unknown, expired or used.",
      query: noQuery,
      answers,
      refusals: ["unauthorized", "not_found"],
    },
    async (_, c) => {
      const authId = /^bearer +(au_[\w-]{22}) *$/i.exec(c.req.header("authorization") ?? "")?.[1];
      if (authId === undefined)
        throw new HttpProblem("unauthorized", { detail: "Send Authorization: Bearer <auth_id>." });
      const view = await viewAuthorization(deps, authId);
      if (view === null) throw new HttpProblem("not_found");
      return open(authorizations, view.id, () => eventsOf(authId), c);
    },
  );

  router.account(
    {
      method: "get",
      path: "/v1/account/events",
      operationId: "watchAccount",
      tag: "Account",
      summary: "What changes about the account, and devices that ask to be let in",
      description:
        "Server-sent events: `account` {version, pending} now and whenever anything changes, and `updates.newAuthVerify` {auth_id, public_key, device, place, created_at} for each device that waits for an answer. The stream ends with the session.",
      query: noQuery,
      answers,
    },
    async ({ who }, c) => open(accounts, (await accountOf(deps, who)).id, () => eventsFor(who), c),
  );
}

async function open(
  hub: StateHub,
  key: string,
  read: () => Promise<EventFrame>,
  c: Context,
): Promise<Response> {
  if (c.req.method === "HEAD") return new Response(null, { headers });
  const stream = await hub.open(key, read, c.req.header("last-event-id"));
  return new Response(stream.body, { headers });
}
