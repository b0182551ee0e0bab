import { recordBlock } from "@gotovo/usecases/chat-sync/record-block";
import { enterChat } from "@gotovo/usecases/chats/enter-chat";
import type { BotKind, Deps } from "@gotovo/usecases/context";
import { lookUpCode } from "@gotovo/usecases/orders/pairing/look-up-code";
import { redeemCode } from "@gotovo/usecases/orders/pairing/redeem-code";
import { acceptInvite } from "@gotovo/usecases/venue/staff/accept-invite";
import { insertInvite } from "@gotovo/usecases/venue/staff/create-invite";
import type { TestMerchant } from "./test-api.ts";

let orders = 0;

/** A new order of the merchant, as its site places it; returns the whole reply. */
export async function place(
  merchant: Pick<TestMerchant, "post" | "horecaId">,
  extra: Record<string, unknown> = {},
) {
  const order_id = `A-${++orders}`;
  const items = [{ name: "Cappuccino", quantity: 1 }];
  const reply = await merchant.post("/v1/orders", {
    order_id,
    horeca_id: merchant.horecaId,
    items,
    ...extra,
  });
  if (reply.status !== 200) throw new Error(`placing answered ${reply.status}: ${reply.text}`);
  return reply.json;
}

/** Has a person start a bot, as the bot does for every update. */
export function start(deps: Deps, bot: BotKind, telegramUserId: number) {
  const chatId = BigInt(telegramUserId);
  return enterChat(deps, { bot, chatId }, { telegramUserId: chatId, name: "Anna", language: "ru" });
}

/** Has a person start the customer bot and enter a code there. */
export async function pair(deps: Deps, telegramUserId: number, code: string): Promise<void> {
  const { person } = await start(deps, "customer", telegramUserId);
  const offer = await lookUpCode(deps, { telegramUserId, through: "bot" }, { code });
  await redeemCode(deps, person, offer.pairingId);
}

/** Makes a person a barista of the merchant's venue. */
export async function hire(
  deps: Deps,
  telegramUserId: number,
  merchant: Pick<TestMerchant, "horecaId">,
): Promise<void> {
  const token = await deps.db.tx((tx) => insertInvite(deps, tx, merchant.horecaId, "barista", null));
  await acceptInvite(deps, await start(deps, "horeca", telegramUserId), token);
}

/** Has a person block a bot. */
export function block(deps: Deps, bot: BotKind, telegramUserId: number): Promise<void> {
  return recordBlock(deps, { bot, chatId: BigInt(telegramUserId) }, true);
}
