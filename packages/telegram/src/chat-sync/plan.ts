import { createHash } from "node:crypto";
import type { ShownCard } from "@gotovo/domain";
import type { DesiredCard } from "./types.ts";

/** One thing to do so that a chat shows what it should. */
export type CardAction =
  | {
      readonly do: "post";
      readonly card: DesiredCard;
      readonly hash: string;
      readonly old: ShownCard | null;
      readonly loud: boolean;
    }
  | {
      readonly do: "edit";
      readonly card: DesiredCard;
      readonly hash: string;
      readonly old: ShownCard;
      readonly messageId: number;
    }
  | { readonly do: "settle"; readonly card: DesiredCard; readonly hash: string; readonly messageId: number }
  | { readonly do: "pin"; readonly shown: ShownCard; readonly messageId: number }
  | { readonly do: "delete-replaced"; readonly shown: ShownCard; readonly messageId: number }
  | { readonly do: "remove"; readonly shown: ShownCard };

/** What a card shows, in 22 characters. */
export function hashOf(card: Pick<DesiredCard, "text" | "keyboard">): string {
  return createHash("sha256")
    .update(JSON.stringify([card.text, card.keyboard]))
    .digest("base64url")
    .slice(0, 22);
}

/**
 * Compares what a chat should show with what it shows. What must be heard comes first, then new cards in their order,
 * then edits, then what goes away, then background edits.
 */
export function planCards(desired: readonly DesiredCard[], shown: readonly ShownCard[]): CardAction[] {
  const bySubject = new Map(shown.map((card) => [card.subject, card]));
  const actions: [rank: number, CardAction][] = [];
  for (const card of desired) {
    const old = bySubject.get(card.subject) ?? null;
    bySubject.delete(card.subject);
    const action = planCard(card, old);
    // Before its edit, which would record the card as it is then and forget that older message.
    if (action?.do !== "post" && old && old.replacedMessageId !== null) {
      const rank = action ? rankOf(action) : 3;
      actions.push([rank, { do: "delete-replaced", shown: old, messageId: old.replacedMessageId }]);
    }
    if (action) actions.push([rankOf(action), action]);
    else if (card.pinned && old && !old.pinned && old.messageId !== null)
      actions.push([3, { do: "pin", shown: old, messageId: old.messageId }]);
  }
  for (const left of bySubject.values()) actions.push([3, { do: "remove", shown: left }]);
  return actions.sort(([a], [b]) => a - b).map(([, action]) => action);
}

function planCard(card: DesiredCard, old: ShownCard | null): CardAction | null {
  const hash = hashOf(card);
  if (old === null || old.messageId === null) return { do: "post", card, hash, old, loud: card.sound };
  const alerting = !card.inPlace && card.alert !== null && card.alert !== old.alert;
  if (alerting || old.repost || card.sunk)
    return { do: "post", card, hash, old, loud: alerting && card.sound };
  const { messageId } = old;
  if (old.shown !== hash || card.alert !== old.alert) return { do: "edit", card, hash, old, messageId };
  return card.settled ? { do: "settle", card, hash, messageId } : null;
}

function rankOf(action: CardAction): number {
  if (action.do === "post") return action.card.urgent || (action.old !== null && action.loud) ? 0 : 1;
  if (!("card" in action)) return 2;
  if (action.card.background) return 4;
  if (action.card.urgent) return 0;
  return 2;
}
