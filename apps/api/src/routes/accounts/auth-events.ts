import { accountState } from "@gotovo/usecases/accounts/account-state";
import { viewAuthorization } from "@gotovo/usecases/accounts/authorization/authorization-view";
import { authorizationChannel } from "@gotovo/usecases/accounts/authorization/publish-authorization";
import { accountOf } from "@gotovo/usecases/accounts/find-account";
import { accountChannel } from "@gotovo/usecases/publish";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { HttpProblem } from "../../http/http-problem.ts";
import { requesterOf } from "../../http/requester.ts";
import { showAccount } from "../../live/account-frames.ts";
import { answerStream } from "../../live/answer-stream.ts";
import { frameOfAuthorization, frameOfOver } from "../../live/authorization-frame.ts";
import { followOrders } from "../../live/follow-orders.ts";
import { createHub } from "../../live/hub.ts";
import { createStreamPlaces, strangersCaps } from "../../live/stream-caps.ts";
import { noQuery } from "../no-query.ts";

const tag = "Sign-in with keys";
const answers = {
  200: { description: "The stream", schema: z.string(), contentType: "text/event-stream" },
};

/** Events of the sign-in with keys. Every stream begins with what is true now, so a lost connection loses nothing. */
export function addAuthEventRoutes(router: Router, api: ApiContext): void {
  const { deps } = api;
  const authorizations = createHub(api, { channel: authorizationChannel });
  const placeOf = createStreamPlaces(strangersCaps);
  const accounts = createHub(api, { channel: accountChannel });
  const followOrdersToo = followOrders(api, accounts);

  router.public(
    {
      method: "get",
      path: "/v1/auth/events",
      operationId: "watchAuthorization",
      tag,
      summary: "Stream changes of an authorization to the new device",
      description:
        "Show `Authorization: Bearer <auth_id>`. Server-sent events: `authorization` {auth_id, user_exists, state, expires_at} now and whenever it changes, `updates.respondAuthVerify` {accept, public_key?, user_key_enc?} when another device has answered, `over` {auth_id} when it has expired, was used, or its phone was banned. After `over`, and after a refusal, the stream ends.",
      query: noQuery,
      answers,
      refusals: ["unauthorized", "not_found", "too_many_attempts"],
    },
    async (_, c) => {
      const authId = /^bearer +(au_[\w-]{22}) *$/i.exec(c.req.header("authorization") ?? "")?.[1];
      if (authId === undefined)
        throw new HttpProblem("unauthorized", { detail: "Send Authorization: Bearer <auth_id>." });
      const view = await viewAuthorization(deps, authId);
      if (view === null) throw new HttpProblem("not_found");
      const read = async () => {
        const now = await viewAuthorization(deps, authId);
        return now === null ? frameOfOver(authId) : frameOfAuthorization(now);
      };
      const takePlace = () => placeOf(requesterOf(c, api.trustedProxies).address);
      return answerStream(c, authorizations, view.id, read, { takePlace });
    },
  );

  router.account(
    {
      method: "get",
      path: "/v1/account/events",
      operationId: "watchAccount",
      tag: "Account",
      summary: "Stream changes of the account and requests from new devices",
      description:
        "Server-sent events: `account` {version, pending} now and whenever anything changes, an active order too, `updates.newAuthVerify` {auth_id, public_key, device, place, wants, created_at} for each device that waits for an answer, those that do already at once, and `updates.authVerifyClosed` {auth_id} when one waits no more: another device or the chat has answered, it has signed in without an answer, or its time is over. The stream ends with the session. After a lost connection requests may be told again.",
      query: noQuery,
      answers,
    },
    async ({ who }, c) => {
      const { id } = await accountOf(deps, who);
      const show = showAccount(c.req.header("last-event-id") !== undefined);
      const read = async () => {
        const state = await accountState(deps, who);
        return state && show(state);
      };
      await followOrdersToo();
      return answerStream(c, accounts, id, read);
    },
  );
}
