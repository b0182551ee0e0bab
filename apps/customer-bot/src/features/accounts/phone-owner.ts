import { DomainError } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import { answerPhoneOwner } from "@gotovo/usecases/accounts/owner/phone-owner";
import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import { otherPersonCallback, samePersonCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";
import { mainMenu } from "../chat/menu.ts";
import { askInvite } from "./invite.ts";

/** The answer to "is the account of this phone yours?": phones change hands. */
export function phoneOwner(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  onTap(composer, samePersonCallback, (ctx) => answer(deps, ctx, true));
  onTap(composer, otherPersonCallback, (ctx) => answer(deps, ctx, false));
  return composer;
}

async function answer(deps: Deps, ctx: CustomerContext, same: boolean): Promise<void> {
  const { chat, say, toast } = ctx.conversation;
  const invite = chat.step?.name === "phone-owner" ? chat.step.data.invite : undefined;
  try {
    await answerPhoneOwner(deps, chat, same);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return toast(error.code === "phone_banned" ? "phone-banned" : "phone-owner-over", {}, { alert: true });
  }
  await toast(same ? "button-same-person" : "button-other-person");
  await say(mainMenu);
  if (invite !== undefined) await askInvite(deps, ctx, invite);
}
