import { enterKeyAnswer, enterKeyRequest, verificationAnswer, verificationRequest } from "@gotovo/contract";
import { enterKey } from "@gotovo/usecases/orders/pairing/enter-key";
import { getPairingCode } from "@gotovo/usecases/orders/pairing/get-code";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";

const tag = "Pairing";
const code = "K7FM-Q2XW-9P";

/** `/verification` and `/enter_key_from_user` of docs/documents/customer-bot.md. */
export function addVerificationRoutes(router: Router, { deps }: ApiContext): void {
  router.merchant(
    {
      method: "post",
      path: "/verification",
      operationId: "verify",
      tag,
      summary: "Look up who entered a code",
      description: "Kept for sites of the system before this one: what became of a code, without the order.",
      body: verificationRequest,
      bodyExample: { code },
      answers: {
        200: {
          description: "`user_id` is null until the person has said yes to it",
          schema: verificationAnswer,
          example: { code, user_id: 123456789 },
        },
      },
      refusals: ["not_found", "code_expired"],
    },
    async ({ merchantId, body }) => {
      const state = await getPairingCode(deps, merchantId, body.code);
      return ok({ code: state.code, user_id: state.redeemedBy === null ? null : Number(state.redeemedBy) });
    },
  );

  router.merchant(
    {
      method: "post",
      path: "/enter_key_from_user",
      operationId: "enterKeyFromUser",
      tag,
      summary: "Ask a Telegram user to pair by the code they entered",
      description:
        "For a café's own bot that asks for the code. Nothing is paired yet: within ten minutes the person answers in their own chat with the customer bot, as after opening the link. Somebody who has not started that bot is asked when they do. `POST /verification` tells what became of it.",
      body: enterKeyRequest,
      bodyExample: { telegram_user_id: 123456789, verification_code: code },
      answers: {
        200: {
          description: "The person is asked",
          schema: enterKeyAnswer,
          example: { accepted: true, pending: true },
        },
      },
      refusals: ["code_invalid", "too_many_attempts"],
    },
    async ({ merchantId, body }) => {
      const telegramUserId = body.telegram_user_id ?? body.teleram_user_id;
      // The schema lets neither through without the other; this line is for the compiler.
      if (telegramUserId === undefined) throw new TypeError("telegram_user_id");
      await enterKey(deps, merchantId, telegramUserId, body.verification_code);
      return ok({ accepted: true, pending: true });
    },
  );
}
