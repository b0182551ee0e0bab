import {
  registerTelegramAnswer,
  registerTelegramRequest,
  signUpSessionRequest,
  signUpStatus as signUpStatusSchema,
  signUpVerifiedAnswer,
  signUpVerifyRequest,
  telegramContactAnswer,
  telegramContactRequest,
} from "@gotovo/contract";
import { signUpChannel } from "@gotovo/usecases/accounts/sign-up/publish-sign-up";
import { receiveForeignContact } from "@gotovo/usecases/accounts/sign-up/receive-foreign-contact";
import { signUpLifetimeMs, signUpTokenHash } from "@gotovo/usecases/accounts/sign-up/sign-up-session";
import { signUpStatus } from "@gotovo/usecases/accounts/sign-up/sign-up-status";
import { startSignUp } from "@gotovo/usecases/accounts/sign-up/start-sign-up";
import { verifySignUp } from "@gotovo/usecases/accounts/sign-up/verify-sign-up";
import type { Context } from "hono";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import { cookie, readCookie } from "../../http/cookies.ts";
import type { Router } from "../../http/create-router.ts";
import { HttpProblem } from "../../http/http-problem.ts";
import { requesterOf } from "../../http/requester.ts";
import { answerStream } from "../../live/answer-stream.ts";
import { createHub } from "../../live/hub.ts";
import { frameOfEvents } from "../../live/state-frame.ts";
import { createStreamPlaces, strangersCaps } from "../../live/stream-caps.ts";
import { noStore, refreshCookie, viewTokens } from "./signed-in.ts";

const tag = "Sign-up through Telegram";
const sessionId = "tg_Zk3v8cT1mQwX0aPz5uYh2g";
const holderOf = (c: Context, publicUrl: string, id: string) => ({
  sessionId: id,
  browserSecret: readCookie(c, publicUrl, "gotovo_signup") ?? null,
});

/** The sign-up of a website whose visitor shares a contact in the bot (docs/documents/telegram-sign-up.md). */
export function addSignUpRoutes(router: Router, api: ApiContext): void {
  const { deps, publicUrl, trustedProxies } = api;
  const hub = createHub(api, { channel: signUpChannel });
  const placeOf = createStreamPlaces(strangersCaps);

  router.public(
    {
      method: "post",
      path: "/auth/register/telegram",
      operationId: "registerTelegram",
      tag,
      summary: "Start a sign-up",
      description:
        "The session is valid for 10 minutes and can be used once. The browser also gets a secret in a cookie, so the id in the link alone reveals nothing.",
      body: registerTelegramRequest,
      bodyExample: { name: "Anna" },
      answers: {
        200: {
          description: "Started; open the link",
          schema: registerTelegramAnswer,
          example: {
            sessionId,
            botUsername: "GotovoBot",
            telegramLink: `https://t.me/GotovoBot?start=${sessionId}`,
            status: "pending",
          },
        },
      },
      refusals: ["too_many_attempts"],
    },
    async ({ body }, c) => {
      const botUsername = await api.botName("customer");
      if (botUsername === null)
        throw new HttpProblem("unavailable", { detail: "The bot has not started yet." });
      const started = await startSignUp(deps, body.name, requesterOf(c, trustedProxies));
      const telegramLink = `${api.telegramLinkRoot}/${botUsername}?start=${started.sessionId}`;
      return {
        status: 200,
        json: { sessionId: started.sessionId, botUsername, telegramLink, status: "pending" },
        headers: noStore,
        cookies: [cookie(publicUrl, "gotovo_signup", started.browserSecret)],
      };
    },
  );

  router.public(
    {
      method: "post",
      path: "/auth/telegram/check-status",
      operationId: "checkTelegramStatus",
      tag,
      summary: "Get the status of a sign-up",
      description: "Changes nothing. Without the browser's cookie, every session is reported as `expired`.",
      body: signUpSessionRequest,
      bodyExample: { sessionId },
      answers: { 200: { description: "So far", schema: signUpStatusSchema, example: { status: "pending" } } },
    },
    async ({ body }, c) => ({
      status: 200,
      json: await signUpStatus(deps, holderOf(c, publicUrl, body.sessionId)),
      headers: noStore,
    }),
  );

  router.public(
    {
      method: "get",
      path: "/auth/telegram/events",
      operationId: "watchTelegramStatus",
      tag,
      summary: "Stream the status of a sign-up",
      description:
        "Server-sent events named `status`, with the same data as check-status: right away and whenever it changes. The stream ends with `expired`.",
      query: signUpSessionRequest,
      answers: { 200: { description: "The stream", schema: z.string(), contentType: "text/event-stream" } },
      refusals: ["too_many_attempts"],
    },
    async ({ query }, c) => {
      const holder = holderOf(c, publicUrl, query.sessionId);
      const key = signUpTokenHash(deps.keyring, query.sessionId);
      const overAt = new Date(deps.clock().getTime() + signUpLifetimeMs);
      const read = async () => {
        const data = await signUpStatus(deps, holder);
        const isLast = data.status === "expired";
        return {
          ...frameOfEvents([{ event: "status", data }]),
          ...(isLast ? { isLast } : { changesAt: overAt }),
        };
      };
      const takePlace = () => placeOf(requesterOf(c, trustedProxies).address);
      return answerStream(c, hub, key, read, { takePlace });
    },
  );

  router.public(
    {
      method: "post",
      path: "/auth/telegram/verify",
      operationId: "verifyTelegram",
      tag,
      summary: "Verify the code and sign in",
      description:
        "The last step: the code that the bot has shown to whoever shared the phone signs this browser in.",
      body: signUpVerifyRequest,
      bodyExample: { sessionId, code: "361345" },
      answers: { 200: { description: "Signed in", schema: signUpVerifiedAnswer } },
      refusals: ["code_invalid", "code_expired", "too_many_attempts"],
    },
    async ({ body }, c) => {
      const holder = holderOf(c, publicUrl, body.sessionId);
      const tokens = await verifySignUp(deps, holder, body.code, requesterOf(c, trustedProxies));
      const cookies = [cookie(publicUrl, "gotovo_signup", ""), refreshCookie(publicUrl, tokens.refreshToken)];
      const json = { customerId: tokens.accountId, ...viewTokens(tokens) };
      return { status: 200, json, headers: noStore, cookies };
    },
  );

  router.merchant(
    {
      method: "post",
      path: "/telegram/contact",
      operationId: "receiveTelegramContact",
      tag,
      summary: "Submit a contact shared with a café's own bot",
      description: "A contact proves nothing by itself, so the code is sent to the phone.",
      body: telegramContactRequest,
      bodyExample: { sessionId, phone: "+79991234567", telegramId: 123456789, telegramUsername: "anna" },
      answers: {
        200: { description: "Taken", schema: telegramContactAnswer, example: { status: "code_sent" } },
      },
      refusals: ["not_found", "phone_invalid", "phone_banned"],
    },
    async ({ body }) => {
      const { sessionId: id, phone, telegramId } = body;
      const contact = { sessionId: id, phone, telegramUserId: telegramId };
      return ok({ status: await receiveForeignContact(deps, contact) });
    },
  );
}
