import type { Api } from "grammy";
import type { Log } from "../log.ts";
import type { OutboundLimiter } from "../outbound/limiter.ts";
import { isTelegramTransient } from "../outbound/telegram-errors.ts";
import type { RelayDeps } from "../relay/perform.ts";
import { ChatUnreachable, createDelivery, type Delivery, Flooded } from "./deliver.ts";
import { createLane, type Lane } from "./lane.ts";
import { type CardAction, planCards } from "./plan.ts";
import { sendQueued, tooEarly } from "./send-queued.ts";
import { turnTopics } from "./turn-topics.ts";
import type { ChatRenderer, ChatState, ChatStore, DesiredCard, ShownCard } from "./types.ts";

export interface ChatSyncDeps<Content, State extends ChatState<Content>> {
  readonly api: Api;
  readonly limiter: OutboundLimiter;
  readonly store: ChatStore<Content, State>;
  readonly renderer: ChatRenderer<Content, State>;
  readonly log: Log;
  /** True when a failure of what makes a message's file will pass. */
  readonly isTransient: (error: unknown) => boolean;
  /** What messages of dialogs need. */
  readonly relay: RelayDeps;
}

interface Running<Content, State extends ChatState<Content>> extends ChatSyncDeps<Content, State> {
  /** Cards ("chat subject") whose edit may have been made while the database could not be told. */
  readonly unsure: Set<string>;
  readonly oneByOne: Lane;
}

/** After waiting this long for a place, the chat is read again with the place in hand: something newer may be due. */
const staleAfterMs = 200;

/**
 * Makes one chat show what the database says: queued messages first, then cards. Level-triggered: it may be called at
 * any time and any number of times; what is already right costs two reads.
 */
export function createChatSync<Content, State extends ChatState<Content>>(
  options: ChatSyncDeps<Content, State>,
): (chatId: bigint) => Promise<void> {
  const deps: Running<Content, State> = { ...options, unsure: new Set(), oneByOne: createLane() };
  return async (chatId) => {
    const delivery = createDelivery(deps.api, deps.limiter);
    try {
      for (let done = false, before = 0; !done; ) {
        try {
          done = await pass(deps, delivery, chatId);
        } catch (error) {
          delivery.giveBack(chatId);
          if (!(error instanceof Flooded)) {
            // A call was lost among many that got through: the long chat of a busy evening must not wait for its job's
            // next turn, which comes later with every failure.
            if (!isTelegramTransient(error) || delivery.carriedOut() === before) throw error;
            before = delivery.carriedOut();
            continue;
          }
          // Deleting takes no place: without this wait it would be tried again at once, and again.
          await delivery.place(chatId);
        }
      }
    } catch (error) {
      if (!(error instanceof ChatUnreachable)) throw error;
      await deps.store.recordBlock(chatId);
    } finally {
      delivery.giveBack(chatId);
    }
  };
}

/** One reading of the chat and what follows from it; false when it got stale half-way and must be read again. */
async function pass<Content, State extends ChatState<Content>>(
  deps: Running<Content, State>,
  delivery: Delivery,
  chatId: bigint,
): Promise<boolean> {
  delivery.reserve(chatId);
  const cardsOf = deps.renderer.load(chatId);
  const state = await deps.store.read(chatId);
  if (state === null || state.blocked) return true;
  const shown = new Set<string>();
  for (const queued of state.messages) {
    // What follows waits too: it was said later. The chat is read again, for more may have come.
    if (await tooEarly(queued)) return false;
    if (queued.oneByOne) await delivery.place(chatId);
    const send = () => sendQueued(deps, delivery, state, queued, shown);
    if (!(await (queued.oneByOne ? deps.oneByOne(send) : send()))) return false;
  }
  // Only the first few were read, and sending them took time.
  if (state.messages.length > 0) return false;
  if (await turnTopics(deps, delivery, state)) return false;
  const desired = await cardsOf(state);
  for (const action of planCards(desired, await shownCards(deps, state, desired))) {
    if (takesPlace(action) && (await delivery.place(chatId)) > staleAfterMs) return false;
    await perform(deps, delivery, chatId, action);
  }
  return true;
}

/** True for what Telegram counts against its limits. */
function takesPlace(action: CardAction): boolean {
  return action.do === "post" || action.do === "edit";
}

/** The open cards, and those of orders that had their last edit and came back. */
async function shownCards<Content, State extends ChatState<Content>>(
  deps: Running<Content, State>,
  state: State,
  desired: readonly DesiredCard[],
): Promise<readonly ShownCard[]> {
  const open = new Set(state.cards.map((card) => card.subject));
  const unknown = desired.map((card) => card.subject).filter((subject) => !open.has(subject));
  const settled = unknown.length === 0 ? [] : await deps.store.findSettled(state.chatId, unknown);
  return [...state.cards, ...settled].map((card) =>
    deps.unsure.has(`${state.chatId} ${card.subject}`) ? { ...card, shown: "" } : card,
  );
}

async function perform<Content, State extends ChatState<Content>>(
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
      await delivery.place(chatId);
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

/** Sends a card afresh; the older message of it goes away after the new one is known, so one card is never lost. */
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

/** Notes that nobody knows what a card's message shows: the next run edits it whatever it should show. */
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
  const { subject, alert, settled } = card;
  return {
    subject,
    messageId,
    shown,
    alert,
    replacedMessageId,
    settled: settled && replacedMessageId === null,
  };
}
