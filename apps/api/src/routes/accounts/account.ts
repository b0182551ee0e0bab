import {
  accountAnswer,
  changeAccountRequest,
  confirmRequest,
  erasedAnswer,
  eraseWaitsAnswer,
  inviteQuery,
  inviteRequest,
  inviterAnswer,
  ownerRequest,
} from "@gotovo/contract";
import { activateInvite, findInviter } from "@gotovo/usecases/accounts/activate-invite";
import { changeProfile } from "@gotovo/usecases/accounts/change-profile";
import { deleteAccount } from "@gotovo/usecases/accounts/delete-account";
import { exportAccount } from "@gotovo/usecases/accounts/export-account";
import { accountOf, type SignedIn } from "@gotovo/usecases/accounts/find-account";
import { answerSame } from "@gotovo/usecases/accounts/owner/answer-same";
import { showProfile } from "@gotovo/usecases/accounts/show-profile";
import { unlinkTelegram } from "@gotovo/usecases/accounts/unlink-telegram";
import { endWait } from "@gotovo/usecases/accounts/waits/end-wait";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import type { Router } from "../../http/create-router.ts";
import { viewAccount } from "../../views/account.ts";
import { noQuery } from "../no-query.ts";
import { noStore, refreshCookie } from "./signed-in.ts";

const tag = "Account";
const inviteRefusals = [
  "too_many_attempts",
  "already_invited",
  "invite_code_unknown",
  "invited_oneself",
  "invited_in_a_circle",
] as const;
const answers = { 200: { description: "The account as it is now", schema: accountAnswer } };

/** `/v1/account`: the profile of whoever is signed in. */
export function addAccountRoutes(router: Router, api: ApiContext): void {
  const { deps } = api;
  const show = async (who: SignedIn) => ({
    status: 200,
    json: { account: await viewAccount(api, await showProfile(deps, who)) },
    headers: noStore,
  });

  router.account(
    {
      method: "get",
      path: "/v1/account",
      operationId: "getAccount",
      tag,
      summary: "The profile",
      description: "What the account page shows of the person: name, phone, invite code, Telegram, vault.",
      query: noQuery,
      answers,
    },
    ({ who }) => show(who),
  );

  router.account(
    {
      method: "patch",
      path: "/v1/account",
      operationId: "changeAccount",
      tag,
      summary: "Update name, nickname, or language",
      description: "Changes the name; what is absent stays.",
      query: noQuery,
      body: changeAccountRequest,
      bodyExample: { name: "Anna" },
      answers,
    },
    async ({ who, body }) => {
      await changeProfile(deps, (await accountOf(deps, who)).id, body);
      return show(who);
    },
  );

  router.account(
    {
      method: "get",
      path: "/v1/account/invite",
      operationId: "findInviter",
      tag,
      summary: "Who invites with an invite code",
      description: "To be shown before it is activated: the inviter then sees this account's phone.",
      query: inviteQuery,
      answers: { 200: { description: "Who invites", schema: inviterAnswer } },
      refusals: inviteRefusals,
    },
    async ({ who, query }) => {
      const { name } = await findInviter(deps, (await accountOf(deps, who)).id, query.invite_code);
      return { status: 200, json: { inviter: { name } }, headers: noStore };
    },
  );

  router.account(
    {
      method: "post",
      path: "/v1/account/invite",
      operationId: "enterInvite",
      tag,
      summary: "Activate an invite code",
      description: "The same as in the personal area: once, and in no circle.",
      query: noQuery,
      body: inviteRequest,
      bodyExample: { invite_code: "HdGzEG" },
      answers,
      refusals: inviteRefusals,
    },
    async ({ who, body }) => {
      await activateInvite(deps, (await accountOf(deps, who)).id, body.invite_code);
      return show(who);
    },
  );

  router.account(
    {
      method: "post",
      path: "/v1/account/owner",
      operationId: "answerOwner",
      tag,
      summary: "Answer whether this is the same person whom the account belongs to",
      description:
        "Asked (`asks_same`) after signing in by a code alone to an account that was there before: phones change hands. `false` takes the phone to a new account, with this session alone; refresh the tokens then.",
      query: noQuery,
      body: ownerRequest,
      bodyExample: { same: true },
      answers: { 204: { description: "Taken" } },
      refusals: ["not_found"],
    },
    async ({ who, body }) => {
      await answerSame(deps, who, body.same);
      return new Response(null, { status: 204 });
    },
  );

  router.account(
    {
      method: "get",
      path: "/v1/account/export",
      operationId: "exportAccount",
      tag,
      summary: "Export all data about the account",
      description: "Everything that is kept of the person, as one JSON file.",
      query: noQuery,
      answers: { 200: { description: "A JSON file", schema: z.record(z.string(), z.unknown()) } },
    },
    async ({ who }) => ({
      status: 200,
      json: await exportAccount(deps, { accountId: (await accountOf(deps, who)).id }),
      headers: { ...noStore, "content-disposition": 'attachment; filename="gotovo.json"' },
    }),
  );

  router.account(
    {
      method: "delete",
      path: "/v1/account",
      operationId: "deleteAccount",
      tag,
      summary: "Delete the account; orders are kept without personal data",
      query: noQuery,
      body: confirmRequest,
      bodyExample: { confirm: "delete" },
      description:
        "At once on a device that has the vault's key, or where the account has none. Any other waits seven days; all devices and the chat are told, and each can end it.",
      answers: {
        200: { description: "Counts of what was erased", schema: erasedAnswer },
        202: { description: "Waits", schema: eraseWaitsAnswer },
      },
    },
    async ({ who }) => {
      const deletion = await deleteAccount(deps, who);
      if ("eraseAt" in deletion)
        return { status: 202, json: { erase_at: deletion.eraseAt.toISOString() }, headers: noStore };
      const cookies = [refreshCookie(api.publicUrl, "")];
      return { status: 200, json: { erased: deletion.erased }, headers: noStore, cookies };
    },
  );

  router.account(
    {
      method: "post",
      path: "/v1/account/keep",
      operationId: "keepAccount",
      tag,
      summary: "Keep the account: end the wait for its deletion",
      description: "Calls off a deletion that was asked for, while it can be.",
      query: noQuery,
      answers,
    },
    async ({ who }) => {
      await endWait(deps, who, "account");
      return show(who);
    },
  );

  router.account(
    {
      method: "delete",
      path: "/v1/account/telegram",
      operationId: "unlinkTelegram",
      tag,
      summary: "Unlink Telegram from the account",
      description: "To link Telegram, send `/auth` to the customer bot and share your contact.",
      query: noQuery,
      answers,
    },
    async ({ who }) => {
      await unlinkTelegram(deps, (await accountOf(deps, who)).id);
      return show(who);
    },
  );
}
