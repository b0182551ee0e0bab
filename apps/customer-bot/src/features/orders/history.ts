import { answerTap, onTap } from "@gotovo/telegram";
import { showPanel } from "@gotovo/usecases/chats/panel";
import type { Deps } from "@gotovo/usecases/context";
import { orderHistory } from "@gotovo/usecases/orders/history";
import { writeCursor } from "@gotovo/usecases/page";
import { Composer } from "grammy";
import { historyCallback } from "../../callbacks.ts";
import { historyPanel as name } from "../../cards/history-card.ts";
import type { CustomerContext } from "../../context.ts";

/** `/history`: all orders of the person, page by page. */
export function history(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.command("history", (ctx) => showHistory(deps, ctx));
  onTap(composer, historyCallback, async (ctx, tap) => {
    const view = writeCursor({ direction: tap.direction, id: tap.order });
    await showPanel(deps, ctx.conversation.chat, { name, view });
    await answerTap(ctx);
  });
  return composer;
}

/** The first page, at the bottom of the chat. */
export async function showHistory(deps: Deps, { conversation }: CustomerContext): Promise<void> {
  const { chat, say } = conversation;
  const { rows } = await orderHistory(deps, chat.person.id, null);
  if (rows.length === 0) return say({ key: "history-none" });
  await showPanel(deps, chat, { name, view: writeCursor(null) }, { afresh: true });
}
