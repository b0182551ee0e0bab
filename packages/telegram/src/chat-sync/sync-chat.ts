import type { ChatState, ShownCard } from "@gotovo/domain";
import { isTelegramTransient } from "../outbound/telegram-errors.ts";
import { ChatUnreachable, createDelivery, type Delivery, Flooded } from "./deliver.ts";
import type { ChatSyncDeps, Running } from "./deps.ts";
import { createLane } from "./lane.ts";
import { performCard } from "./perform-card.ts";
import { planCards } from "./plan.ts";
import { sendQueued, tooEarly } from "./send-queued.ts";
import { turnTopics } from "./turn-topics.ts";
import { countsAgainstLimits, createTurns, type Turns } from "./turns.ts";
import type { DesiredCard } from "./types.ts";

/** After waiting this long for a slot, the chat is read again with the slot in hand: something newer may be due. */
const staleAfterMs = 200;

/**
 * Makes one chat show what the database says: queued messages first, then cards, which have their turn too when there
 * are many messages. Level-triggered: it may be called at any time and any number of times; what is already right costs
 * two reads.
 * @returns when Telegram answered the last of what was shown: unix time in milliseconds; null when there was nothing to show
 */
export function createChatSync<Content, State extends ChatState<Content>>(
  options: ChatSyncDeps<Content, State>,
): (chatId: bigint) => Promise<number | null> {
  const deps: Running<Content, State> = { ...options, unsure: new Set(), oneByOne: createLane() };
  return async (chatId) => {
    const delivery = createDelivery(deps.api, deps.limiter);
    const turns = createTurns();
    try {
      for (let done = false, before = 0; !done; ) {
        try {
          done = await pass(deps, delivery, chatId, turns);
        } catch (error) {
          delivery.giveBack(chatId);
          if (!(error instanceof Flooded)) {
            // A call was lost among many that got through: the long chat of a busy evening must not wait for its job's
            // next turn, which comes later with every failure.
            if (!isTelegramTransient(error) || delivery.carriedOut() === before) throw error;
            before = delivery.carriedOut();
            continue;
          }
          // Deleting takes no slot: without this wait it would be tried again at once, and again.
          await delivery.waitForSlot(chatId);
        }
      }
    } catch (error) {
      if (!(error instanceof ChatUnreachable)) throw error;
      await deps.store.recordBlock(chatId);
    } finally {
      delivery.giveBack(chatId);
    }
    return delivery.shownAt();
  };
}

/** One reading of the chat and what follows from it; false when it got stale half-way and must be read again. */
async function pass<Content, State extends ChatState<Content>>(
  deps: Running<Content, State>,
  delivery: Delivery,
  chatId: bigint,
  turns: Turns,
): Promise<boolean> {
  const isCardsTurn = turns.areCardsNext();
  delivery.reserve(chatId);
  // In a chat with much to say every slot is waited for: what is read before would be stale each time.
  if (isCardsTurn) await delivery.waitForSlot(chatId);
  const cardsOf = deps.renderer.load(chatId);
  const state = await deps.store.read(chatId);
  if (state === null || state.blocked) return true;
  if (!isCardsTurn && state.messages.length > 0) {
    await sendMessages(deps, delivery, state, turns);
    // Only the first few were read, and sending them took time.
    return false;
  }
  if (!isCardsTurn && (await turnTopics(deps, delivery, state))) return false;
  const desired = await cardsOf(state);
  const plan = planCards(desired, await shownCards(deps, state, desired));
  for (const action of isCardsTurn ? turns.due(plan) : plan) {
    if (countsAgainstLimits(action) && (await delivery.waitForSlot(chatId)) > staleAfterMs) return false;
    await performCard(deps, delivery, chatId, action);
    if (isCardsTurn) turns.cardDone(action);
  }
  if (isCardsTurn) turns.cardsDone();
  return !isCardsTurn;
}

/** Sends what was read of the queue, until it has to be read again or the cards have their turn. */
async function sendMessages<Content, State extends ChatState<Content>>(
  deps: Running<Content, State>,
  delivery: Delivery,
  state: State,
  turns: Turns,
): Promise<void> {
  const { chatId } = state;
  const shown = new Set<string>();
  for (const queued of state.messages) {
    // What follows waits too: it was said later. The chat is read again, for more may have come.
    if (await tooEarly(queued)) return;
    if (queued.oneByOne) await delivery.waitForSlot(chatId);
    const send = () => sendQueued(deps, delivery, state, queued, shown);
    if (!(await (queued.oneByOne ? deps.oneByOne(send) : send()))) return;
    turns.messageDone();
    if (turns.areCardsNext()) return;
  }
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
