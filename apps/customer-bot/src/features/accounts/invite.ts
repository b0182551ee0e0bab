import { DomainError } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import { activateInvite, findInviter } from "@gotovo/usecases/accounts/activate-invite";
import { accountOfPerson } from "@gotovo/usecases/accounts/find-account";
import { refreshChat } from "@gotovo/usecases/chats/refresh-chat";
import { currentStep, enterStep, leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import { inviteCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";

const refusals: Readonly<Record<string, string>> = {
  already_invited: "profile-already-invited",
  invite_code_unknown: "profile-invite-unknown",
  too_many_attempts: "profile-invite-too-many",
  invited_oneself: "profile-invited-oneself",
  invited_in_a_circle: "profile-invited-in-a-circle",
};

/** The answer to "they invite you, and will see your phone": only with "yes" does anybody learn of it. */
export function invite(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  onTap(composer, inviteCallback, async (ctx, tap) => {
    const { chat, toast } = ctx.conversation;
    const step = await currentStep(deps, chat);
    if (step?.name !== "accept-invite" || step.data.inviter !== tap.inviter) {
      await refreshChat(deps, chat);
      return toast("profile-invite-closed", {}, { alert: true });
    }
    await leaveStep(deps, chat);
    if (tap.answer === "no") return toast("profile-invite-declined");
    await refusing(ctx, async () => {
      await activateInvite(deps, await accountIn(deps, ctx), step.data.code);
      await ctx.conversation.say({ key: "profile-invite-activated" });
    });
    await toast("profile-invite-answered");
  });
  return composer;
}

/**
 * Asks a person with a profile whether they follow an invite code: names who invites, and that they will see the phone.
 * @returns false when the code was refused, which was said
 * @throws DomainError `not_found` without a profile
 */
export async function askInvite(deps: Deps, ctx: CustomerContext, code: string): Promise<boolean> {
  return refusing(ctx, async () => {
    const { id: inviter, name } = await findInviter(deps, await accountIn(deps, ctx), code);
    await enterStep(deps, ctx.conversation.chat, { name: "accept-invite", data: { code, inviter, name } });
  });
}

async function accountIn(deps: Deps, { conversation }: CustomerContext): Promise<string> {
  const account = await accountOfPerson(deps, conversation.chat.person.id);
  if (!account) throw new DomainError("not_found", { about: "profile" });
  return account.id;
}

async function refusing({ conversation }: CustomerContext, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    const key = error instanceof DomainError ? refusals[error.code] : undefined;
    if (key === undefined) throw error;
    await conversation.say({ key });
    return false;
  }
}
