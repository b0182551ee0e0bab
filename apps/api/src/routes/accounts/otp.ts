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
      summary: "List supported methods",
      description: "How many digits a code has and how long it lives, for the form that asks for it.",
      answers: { 200: { description: "The supported methods", schema: responseAnswer } },
    },
    async () => ok({ response: otpText("methods") }),
  );

  router.public(
    {
      method: "post",
      path,
      operationId: "sendOtp",
      tag,
      summary: "Send a one-time code to a phone",
      description:
        "The code is sent to the phone's chat with the customer bot or, if there is none, through the channel the deployment has configured. Where there is neither, the answer is the same, and says that the code may not arrive. After many wrong codes, new ones have 6 or 8 digits instead of 4. A code is valid for 2 minutes and 3 attempts, and only together with the browser's cookie or, for other clients, `auth_session`.",
      body: otpRequest,
      bodyExample: { phone_number: "+77777777766" },
      answers: {
        200: { description: "Sent. In development the answer names the code", schema: otpSentAnswer },
      },
      refusals: ["phone_invalid", "phone_banned", "too_many_attempts"],
    },
    async ({ body }, c) => {
      const { authSession, openCode, isChatOnly } = await startOtp(
        deps,
        body.phone_number,
        requesterOf(c, trustedProxies),
      );
      const sent = otpText(isChatOnly ? "sentToChatOnly" : "sent");
      const response = openCode === null ? sent : otpText("sentOpenly", openCode);
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
      description:
        "A wrong code, an expired or used code, and a code requested by another browser all get the same answer.",
      body: otpCheck,
      bodyExample: { otp: "3613" },
      answers: { 200: { description: "Signed in", schema: tokensAnswer, example: tokensExample } },
      refusals: ["validation_failed", "too_many_attempts"],
    },
    async ({ body }, c) => {
      const session = body.auth_session ?? readCookie(c, publicUrl, "gotovo_auth") ?? null;
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
