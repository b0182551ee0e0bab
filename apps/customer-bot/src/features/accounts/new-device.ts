import { DomainError, type ErrorCode } from "@gotovo/domain";
import { onTap } from "@gotovo/telegram";
import { respondVerifyInChat } from "@gotovo/usecases/accounts/authorization/respond-verify-in-chat";
import { endWaitInChat } from "@gotovo/usecases/accounts/waits/end-wait";
import { refreshChat } from "@gotovo/usecases/chats/refresh-chat";
import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import { keepAccountCallback, keepKeyCallback, newDeviceCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";

const tooLate: Partial<Record<ErrorCode, string>> = {
  authorization_step: "new-device-answered",
  code_expired: "new-device-over",
  not_found: "new-device-over",
};

/** The answer to "is it you who signs in?": this chat is the account's other device. */
export function newDevice(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  onTap(composer, newDeviceCallback, async (ctx, tap) => {
    const { chat, toast } = ctx.conversation;
    const accept = tap.answer === "approve";
    try {
      await respondVerifyInChat(deps, chat.person.id, tap.authorization, accept);
    } catch (error) {
      const key = error instanceof DomainError ? tooLate[error.code] : undefined;
      if (key === undefined) throw error;
      await refreshChat(deps, chat);
      return toast(key, {}, { alert: true });
    }
    await toast(accept ? "new-device-approved" : "new-device-forbidden", {}, { alert: !accept });
  });
  onTap(composer, keepKeyCallback, async ({ conversation: { chat, toast } }) => {
    const kept = await endWaitInChat(deps, chat.person.id, "key");
    await toast(kept ? "vault-kept" : "nothing-waits", {}, { alert: true });
  });
  onTap(composer, keepAccountCallback, async ({ conversation: { chat, toast } }) => {
    const kept = await endWaitInChat(deps, chat.person.id, "account");
    await toast(kept ? "account-kept" : "nothing-waits", {}, { alert: true });
  });
  return composer;
}
