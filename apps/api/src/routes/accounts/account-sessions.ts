import { accountSessionsAnswer, endedAnswer } from "@gotovo/contract";
import { accountOf, type SignedIn } from "@gotovo/usecases/accounts/find-account";
import { endOtherSessions, endSession } from "@gotovo/usecases/accounts/sessions/end-session";
import { listSessions } from "@gotovo/usecases/accounts/sessions/list-sessions";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";
import { viewSession } from "../../views/account.ts";
import { noQuery } from "../no-query.ts";
import { noStore } from "./signed-in.ts";

const tag = "Account";
const path = "/v1/account/sessions";

/** `/v1/account/sessions`: where a person is signed in, and signing out there. */
export function addAccountSessionRoutes(router: Router, { deps }: ApiContext): void {
  const list = async (who: SignedIn) => {
    const sessions = await listSessions(deps, (await accountOf(deps, who)).id);
    return {
      status: 200,
      json: { sessions: sessions.map((row) => viewSession(row, who.sessionId)) },
      headers: noStore,
    };
  };

  router.account(
    {
      method: "get",
      path,
      operationId: "listSessions",
      tag,
      summary: "List signed-in devices and browsers",
      description:
        "Browsers and devices in which the account is signed in, with the time each was seen last.",
      query: noQuery,
      answers: { 200: { description: "Most recently used first", schema: accountSessionsAnswer } },
    },
    ({ who }) => list(who),
  );

  router.account(
    {
      method: "delete",
      path,
      operationId: "endOtherSessions",
      tag,
      summary: "Sign out everywhere else",
      description: "Signs out everywhere but here.",
      query: noQuery,
      answers: {
        200: { description: "How many sessions ended", schema: endedAnswer, example: { ended: 2 } },
      },
    },
    async ({ who }) => {
      const { id } = await accountOf(deps, who);
      return ok({ ended: await endOtherSessions(deps, id, who.sessionId) });
    },
  );

  router.account(
    {
      method: "delete",
      path: `${path}/{session_id}`,
      operationId: "endSession",
      tag,
      summary: "Sign one device out",
      description: "Signs out one of the person's browsers or devices.",
      params: z.object({ session_id: z.string().meta({ description: "From the list of sessions" }) }),
      query: noQuery,
      answers: { 200: { description: "Ended", schema: endedAnswer, example: { ended: 1 } } },
      refusals: ["not_found"],
    },
    async ({ who, params }) => {
      await endSession(deps, (await accountOf(deps, who)).id, params.session_id);
      return ok({ ended: 1 });
    },
  );
}
