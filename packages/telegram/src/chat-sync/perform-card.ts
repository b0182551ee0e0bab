import type { ChatState, ChatStore, ShownCard } from "@gotovo/domain";
import type { Log } from "../log.ts";
import type { Delivery } from "./deliver.ts";
import type { ChatSyncDeps, Running } from "./deps.ts";
import type { CardAction } from "./plan.ts";
import type { DesiredCard } from "./types.ts";

/**
 * Carries out one action on a card, and remembers it.
 * @throws what the methods of `Delivery` throw
 */
export async function performCard<Content, State extends ChatState<Content>>(
  deps: Running<Content, State>,
  delivery: Delivery,
  chatId: bigint,
  action: CardAction,
): Promise<void> {
  const { store } = deps;
  switch (action.do) {
    case "post":
      return post(deps, delivery, chatId, action);
    case "edit": {
      const { card, hash, old, messageId } = action;
      // Until it is answered and recorded nobody knows whether it was carried out. Should we end half-way and the card
      // have to look as before, it must not pass for shown. The note is on its way before the edit is.
      await delivery.waitForSlot(chatId);
      const [noted, edited] = await Promise.allSettled([
        distrust(store, chatId, old, null),
        delivery.edit(chatId, messageId, card),
      ]);
      if (noted.status === "rejected") deps.unsure.add(`${chatId} ${card.subject}`);
      if (edited.status === "rejected") throw edited.reason;
      if (noted.status === "rejected") throw noted.reason;
      const result = edited.value;
      if (result === "gone") {
        return post(deps, delivery, chatId, { do: "post", card, hash, old: null, loud: false });
      }
      if (result !== "shown") return logRefused(deps, chatId, card, result.refused);
      await store.recordCard(chatId, record(card, hash, messageId, null));
      deps.unsure.delete(`${chatId} ${card.subject}`);
      return;
    }
    case "settle":
      return store.recordCard(chatId, record(action.card, action.hash, action.messageId, null));
    case "pin":
      return pin(deps, delivery, chatId, action.shown.subject, action.messageId);
    case "delete-replaced":
      await delivery.remove(chatId, action.messageId);
      return keepCard(deps, chatId, action.shown);
    case "remove":
      return remove(deps, delivery, chatId, action.shown);
    default:
      return action satisfies never;
  }
}

/** Sends a card again; the older message of it goes away after the new one is known, so one card is never lost. */
async function post<Content, State extends ChatState<Content>>(
  deps: ChatSyncDeps<Content, State>,
  delivery: Delivery,
  chatId: bigint,
  { card, hash, old, loud }: Extract<CardAction, { do: "post" }>,
): Promise<void> {
  const { store } = deps;
  const leftover = old?.replacedMessageId ?? null;
  if (leftover !== null) await delivery.remove(chatId, leftover);
  const result = await delivery.send(chatId, card, !loud);
  if ("refused" in result) return logRefused(deps, chatId, card, result.refused);
  const replaced = old?.messageId ?? null;
  await store.recordCard(chatId, record(card, hash, result.messageId, replaced));
  if (card.pinned) await pin(deps, delivery, chatId, card.subject, result.messageId);
  if (replaced === null) return;
  await delivery.remove(chatId, replaced);
  await store.recordCard(chatId, record(card, hash, result.messageId, null));
}

async function pin<Content, State extends ChatState<Content>>(
  { store }: ChatSyncDeps<Content, State>,
  delivery: Delivery,
  chatId: bigint,
  subject: string,
  messageId: number,
): Promise<void> {
  await delivery.pin(chatId, messageId);
  await store.recordPinned(chatId, subject, messageId);
}

/** Takes a card out of the chat, and forgets it. */
async function remove<Content, State extends ChatState<Content>>(
  { store }: ChatSyncDeps<Content, State>,
  delivery: Delivery,
  chatId: bigint,
  shown: ShownCard,
): Promise<void> {
  // We may end half-way, and the card be wanted again.
  await distrust(store, chatId, shown, shown.replacedMessageId);
  for (const id of [shown.replacedMessageId, shown.messageId])
    if (id !== null) await delivery.remove(chatId, id);
  await store.forgetCard(chatId, shown.subject);
}

/** Records that nobody knows what a card's message shows: the next run edits it whatever it should show. */
async function distrust<Content, State extends ChatState<Content>>(
  store: ChatStore<Content, State>,
  chatId: bigint,
  { subject, messageId, alert }: ShownCard,
  replacedMessageId: number | null,
): Promise<void> {
  if (messageId === null) return;
  await store.recordCard(chatId, { subject, messageId, shown: "", alert, replacedMessageId, settled: false });
}

/** A card that Telegram will not take is a fault of ours; it must not hold up the rest of its chat. */
function logRefused(deps: { readonly log: Log }, chatId: bigint, card: DesiredCard, refused: string): void {
  deps.log.error({ chatId: String(chatId), subject: card.subject, refused }, "Telegram refused a card");
}

async function keepCard<Content, State extends ChatState<Content>>(
  { store }: ChatSyncDeps<Content, State>,
  chatId: bigint,
  { subject, messageId, shown, alert }: ShownCard,
): Promise<void> {
  if (messageId === null || shown === null) return;
  await store.recordCard(chatId, {
    subject,
    messageId,
    shown,
    alert,
    replacedMessageId: null,
    settled: false,
  });
}

function record(card: DesiredCard, shown: string, messageId: number, replacedMessageId: number | null) {
  const { subject, alert, settled, view } = card;
  return {
    view,
    subject,
    messageId,
    shown,
    alert,
    replacedMessageId,
    settled: settled && replacedMessageId === null,
  };
}
