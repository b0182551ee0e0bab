import { onTap } from "@gotovo/telegram";
import { closePanel, showPanel } from "@gotovo/usecases/chats/panel";
import { setNotice } from "@gotovo/usecases/chats/set-notice";
import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import { noticeCallback, noticesDoneCallback } from "../../callbacks.ts";
import { noticesPanel as name } from "../../cards/notices-card.ts";
import type { CustomerContext } from "../../context.ts";

/** `/notifications`: what comes with sound. The card shows what is chosen. */
export function notices(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.command("notifications", (ctx) => showNotices(deps, ctx));
  onTap(composer, noticeCallback, async (ctx, tap) => {
    const { chat, toast } = ctx.conversation;
    await setNotice(deps, chat, tap.notice, tap.to === "on");
    await toast("button-notice", { notice: tap.notice, heard: String(tap.to === "on") });
  });
  onTap(composer, noticesDoneCallback, async (ctx) => {
    const { chat, toast } = ctx.conversation;
    await closePanel(deps, chat, name);
    await toast("notices-done");
  });
  return composer;
}

/** The card, at the bottom of the chat. */
export async function showNotices(deps: Deps, { conversation }: CustomerContext): Promise<void> {
  await showPanel(deps, conversation.chat, { name, view: "open" }, { afresh: true });
}
