import type { CardAction } from "./plan.ts";

/** Whose turn it is in a chat with a long queue: a new order must not wait until a customer has finished writing. */
export interface Turns {
  /** True when so many messages went one after another that it is the cards' turn. */
  areCardsNext(): boolean;
  messageDone(): void;
  /** What of a plan is still due in the cards' turn: each card once, new ones first; a header may wait. */
  due(plan: readonly CardAction[]): CardAction[];
  cardDone(action: CardAction): void;
  /** The cards have had their turn. */
  cardsDone(): void;
}

/** At a message a second nobody waits longer for a card. */
const messagesInARow = 4;

export function createTurns(): Turns {
  let messages = 0;
  const done = new Set<string>();
  return {
    areCardsNext: () => messages >= messagesInARow,
    messageDone: () => void messages++,
    due(plan) {
      const left = plan.filter((action) => !isBackground(action) && !done.has(subjectOf(action)));
      return [...left.filter(isPost), ...left.filter((action) => !isPost(action))];
    },
    // A card that changes with every message would have the turn for itself.
    cardDone: (action) => void (countsAgainstLimits(action) && done.add(subjectOf(action))),
    cardsDone() {
      messages = 0;
      done.clear();
    },
  };
}

/** True for what Telegram counts against its limits. */
export function countsAgainstLimits(action: CardAction): boolean {
  return action.do === "post" || action.do === "edit";
}

function isPost(action: CardAction): boolean {
  return action.do === "post";
}

function isBackground(action: CardAction): boolean {
  return "card" in action && action.card.background === true && !isPost(action);
}

function subjectOf(action: CardAction): string {
  return "card" in action ? action.card.subject : action.shown.subject;
}
