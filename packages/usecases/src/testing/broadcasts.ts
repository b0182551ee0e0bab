import { enterStep } from "../chats/step.ts";
import { cabinetOfChat } from "../dialogs/cabinet.ts";
import { holdMessage } from "../dialogs/held-messages.ts";
import { saying } from "./dialogs.ts";
import type { Shop } from "./shop.ts";
import type { Colleague } from "./team.ts";

/** A member of staff writes what is to go to all whom they have selected. */
export async function draft(shop: Shop, { chat }: Colleague, ...texts: string[]): Promise<void> {
  await enterStep(shop.deps, chat, { name: "broadcast", data: {} });
  for (const [index, text] of texts.entries()) {
    const source = { bot: chat.bot, chatId: chat.chatId, messageId: 50 + index };
    await holdMessage(shop.deps, source, saying(text), null);
  }
}

/** How far the broadcasts of a member of staff are. */
export const progress = async (shop: Shop, { chat }: Colleague) =>
  (await cabinetOfChat(shop.deps, chat.chatId))?.broadcasts.map(({ id: _, ...counts }) => counts);
