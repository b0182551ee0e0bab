import { createChatStore } from "../chat-sync/chat-store.ts";
import type { ChatContext } from "../chats/enter-chat.ts";
import type { ChatKey } from "../context.ts";
import { connectGroup } from "../dialogs/groups/connect-group.ts";
import { enterGroup } from "../dialogs/groups/enter-group.ts";
import { recordTopic } from "../dialogs/groups/record-topic.ts";
import { showAll, writes } from "./dialogs.ts";
import { known, type Shop } from "./shop.ts";
import { type Colleague, hire } from "./team.ts";

let lastGroup = -1000;

/** A group that an owner of the venue has written in. */
export async function newGroup(shop: Shop, { chat }: Colleague): Promise<ChatKey & { title: string }> {
  const group = { bot: "horeca" as const, chatId: BigInt(--lastGroup), title: "Смена" };
  await enterGroup(shop.deps, group, { telegramUserId: chat.person.telegramUserId, language: "en" });
  return group;
}

export interface Connected {
  readonly venueId: string;
  readonly owner: Colleague;
  readonly group: ChatKey & { readonly title: string };
  readonly customer: ChatContext;
  readonly dialogId: string;
}

/** A venue with a group, a customer who wrote to it, and the topic of their dialog. */
export async function connected(shop: Shop, name: string): Promise<Connected> {
  const { merchantId, venueId } = await shop.merchant(name);
  const owner = await hire(shop, venueId, "owner");
  const group = await newGroup(shop, owner);
  await connectGroup(shop.deps, owner.staff, group);
  const customer = await shop.person();
  await known(shop.deps, merchantId, customer);
  const dialogId = await writes(shop.deps, customer, venueId, "Раз");
  await named(shop, group, dialogId, 7);
  await showAll(shop, group);
  return { venueId, owner, group, customer, dialogId };
}

/** The topic of a dialog was just made. */
export const named = (shop: Shop, group: ChatKey, dialogId: string, topicId: number) =>
  recordTopic(shop.deps, group, { do: "named", dialogId, topicId, title: "Анна", isNew: true });

/** What chat sync reads of a chat. */
export async function viewOf(shop: Shop, { bot, chatId }: ChatKey) {
  const view = await createChatStore(shop.deps, bot).read(chatId);
  if (!view) throw new Error("no such chat");
  return view;
}

/** The topic of a dialog, as it is remembered. */
export async function topicOf(shop: Shop, dialogId: string) {
  const [row] = await shop.rows("select topic_id, topic_name, topic_closed from dialog where id = $1", [
    dialogId,
  ]);
  return row;
}

export const noTopic = { topic_id: null, topic_name: null, topic_closed: false };
