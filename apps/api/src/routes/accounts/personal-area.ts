import { activateInviteRequest, personalArea as personalAreaSchema, responseAnswer } from "@gotovo/contract";
import { DomainError } from "@gotovo/domain";
import { activateInvite } from "@gotovo/usecases/accounts/activate-invite";
import { accountOf } from "@gotovo/usecases/accounts/find-account";
import { personalArea } from "@gotovo/usecases/accounts/personal-area";
import type { ApiContext } from "../../context.ts";
import { ok } from "../../http/answer.ts";
import type { Router } from "../../http/create-router.ts";
import { otpText } from "./otp-texts.ts";
import { noStore } from "./signed-in.ts";

const tag = "Personal area";
const path = "/api/v1/personal-area";
const refusals = [
  "already_invited",
  "invite_code_unknown",
  "invited_oneself",
  "invited_in_a_circle",
] as const;

/** `/api/v1/personal-area/`, as docs/documents/otp-and-personal-area.md has it. */
export function addPersonalAreaRoutes(router: Router, { deps }: ApiContext): void {
  router.account(
    {
      method: "get",
      path,
      operationId: "getPersonalArea",
      tag,
      summary: "Get the phone, invite code, inviter, and followers",
      description: "Phone, invite code, and whom they invited.",
      answers: {
        200: {
          description: "The personal area",
          schema: personalAreaSchema,
          example: { phone_number: "+77777777766", invite_code: "l87zwp", invited_by: null, followers: [] },
        },
      },
    },
    async ({ who }) => {
      const { phone, inviteCode, invitedBy, followers } = await personalArea(deps, who);
      return {
        status: 200,
        json: { phone_number: phone, invite_code: inviteCode, invited_by: invitedBy, followers },
        headers: noStore,
      };
    },
  );

  router.account(
    {
      method: "patch",
      path,
      operationId: "activateInvite",
      tag,
      summary: "Activate an invite code",
      description: "Says who has invited the customer. Once, and nobody whom they have invited themselves.",
      body: activateInviteRequest,
      bodyExample: { invited_by: "HdGzEG" },
      answers: {
        200: { description: "Saved", schema: responseAnswer, example: { response: "Inviter added!" } },
      },
      refusals: [...refusals, "too_many_attempts"],
    },
    async ({ who, body }) => {
      const { id } = await accountOf(deps, who);
      try {
        await activateInvite(deps, id, body.invited_by);
        return ok({ response: otpText("invited") });
      } catch (error) {
        const refusal = error instanceof DomainError && refusals.find((code) => code === error.code);
        if (!refusal) throw error;
        return { status: 400, json: { response: otpText(refusal, body.invited_by) } };
      }
    },
  );
}
