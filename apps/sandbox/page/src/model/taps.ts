import type { PendingTap, Talk } from "./state.ts";

type Place = Omit<PendingTap, "query_id">;

/** Which of a message's buttons it is, wherever an edit moves it: by its data, or by its place when it has none. */
export const buttonKey = ({ data, row, column }: Pick<Place, "data" | "row" | "column">): string =>
  data ?? `${row}:${column}`;

const samePlace = (a: Place, b: Place) => a.message_id === b.message_id && buttonKey(a) === buttonKey(b);

/** The button starts to wait. */
export const tapStarted = <Chat extends Talk>(chat: Chat, place: Place): Chat => ({
  ...chat,
  taps: [...chat.taps.filter((tap) => !samePlace(tap, place)), { ...place, query_id: null }],
});

/**
 * The sandbox has taken the tap as this query. The answer may have overtaken us; without a query (a button that asks
 * nothing of the bot) there is nothing to wait for.
 */
export function tapAccepted<Chat extends Talk>(chat: Chat, place: Place, query_id: string | null): Chat {
  if (query_id === null || chat.answered.includes(query_id)) return tapGivenUp(chat, place);
  return { ...chat, taps: chat.taps.map((tap) => (samePlace(tap, place) ? { ...tap, query_id } : tap)) };
}

export const tapGivenUp = <Chat extends Talk>(chat: Chat, place: Place): Chat => ({
  ...chat,
  taps: chat.taps.filter((tap) => !samePlace(tap, place)),
});

export const tapAnswered = <Chat extends Talk>(chat: Chat, query_id: string): Chat => ({
  ...chat,
  taps: chat.taps.filter((tap) => tap.query_id !== query_id),
  answered: [...chat.answered, query_id].slice(-20),
});
