import { otpCheck, otpRequest, otpSentAnswer, responseAnswer, tokensAnswer } from "@gotovo/contract";
import { DomainError } from "@gotovo/domain";
import { redeemOtp } from "@gotovo/usecases/accounts/otp/redeem-otp";
import { startOtp } from "@gotovo/usecases/accounts/otp/start-otp";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import { cookie, readCookie } from "../../http/cookies.ts";
import type { Router } from "../../http/create-router.ts";
import { requesterOf } from "../../http/requester.ts";
import { otpText } from "./otp-texts.ts";
import { noStore, refreshCookie, viewTokens } from "./signed-in.ts";

const tag = "Sign-in by a one-time code";
const path = "/api/v1/auths";
const tokensExample = { access_token: "eyJhbGciOi…", refresh_token: "AZrL…" };

/** `/api/v1/auths/`, as docs/documents/otp-and-personal-area.md has it. */
export function addOtpRoutes(router: Router, { deps, publicUrl, trustedProxies }: ApiContext): void {
  router.public(
    {
      method: "get",
      path,
      operationId: "describeOtp",
      tag,
      summary: "Which methods there are",
      answers: { 200: { description: "They are", schema: responseAnswer } },
    },
    async () => ok({ response: otpText("methods") }),
  );

  router.public(
    {
      method: "post",
      path,
      operationId: "sendOtp",
      tag,
      summary: "Have a one-time code sent to a phone",
      description:
        "It goes to the phone's chat with the bot, else by the deployment's channel; it lives 2 minutes and bears 3 attempts. The browser that asked is known by a cookie, other clients by `auth_session`: the code alone opens nothing.",
      body: otpRequest,
      bodyExample: { phone_number: "+77777777766" },
      answers: {
        200: { description: "Sent. In development the answer names the code", schema: otpSentAnswer },
      },
      refusals: ["phone_invalid", "phone_banned", "too_many_attempts", "no_code_channel"],
    },
    async ({ body }, c) => {
      const { authSession, openCode } = await startOtp(
        deps,
        body.phone_number,
        requesterOf(c, trustedProxies),
      );
      const response = openCode === null ? otpText("sent") : otpText("sentOpenly", openCode);
      return {
        status: 200,
        json: { response, auth_session: authSession },
        headers: noStore,
        cookies: [cookie(publicUrl, "gotovo_auth", authSession)],
      };
    },
  );

  router.public(
    {
      method: "patch",
      path,
      operationId: "checkOtp",
      tag,
      summary: "Sign in with the code",
      description: "A wrong code, an expired or used one, and one of another browser are answered alike.",
      body: otpCheck,
      bodyExample: { otp: "3613" },
      answers: { 200: { description: "Signed in", schema: tokensAnswer, example: tokensExample } },
      refusals: ["validation_failed", "too_many_attempts"],
    },
    async ({ body }, c) => {
      const session = body.auth_session ?? readCookie(c, "gotovo_auth") ?? null;
      try {
        const tokens = await redeemOtp(deps, session, body.otp, requesterOf(c, trustedProxies));
        const cookies = [cookie(publicUrl, "gotovo_auth", ""), refreshCookie(publicUrl, tokens.refreshToken)];
        return { status: 200, json: viewTokens(tokens), headers: noStore, cookies };
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== "code_invalid") throw error;
        return { status: 400, json: { response: otpText("wrong") } };
      }
    },
  );
}
