import { onTap } from "@gotovo/telegram";
import { closePanel } from "@gotovo/usecases/chats/close-panel";
import { showPanel } from "@gotovo/usecases/chats/panel";
import { setNotification } from "@gotovo/usecases/chats/set-notification";
import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import { notificationCallback, notificationsDoneCallback } from "../../callbacks.ts";
import { notificationsPanel as name } from "../../cards/notifications-card.ts";
import type { CustomerContext } from "../../context.ts";

/** `/notifications`: what comes with sound. The card shows what is chosen. */
export function notifications(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.command("notifications", (ctx) => showNotifications(deps, ctx));
  onTap(composer, notificationCallback, async (ctx, tap) => {
    const { chat, toast } = ctx.conversation;
    await setNotification(deps, chat, tap.notification, tap.to === "on");
    await toast("button-notification", { notification: tap.notification, heard: String(tap.to === "on") });
  });
  onTap(composer, notificationsDoneCallback, async (ctx) => {
    const { chat, toast } = ctx.conversation;
    await closePanel(deps, chat, name);
    await toast("notifications-done");
  });
  return composer;
}

/** The card, at the bottom of the chat. */
export async function showNotifications(deps: Deps, { conversation }: CustomerContext): Promise<void> {
  await showPanel(deps, conversation.chat, { name, view: "open" }, { afresh: true });
}
