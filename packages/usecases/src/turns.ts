/** How soon a chat is to be brought up to date. */
export type Urgency =
  /** A new order, a ready or a canceled one. */
  | "urgent"
  | "usual"
  /** What goes to many and waits for all the rest: a café's messages, a broadcast. */
  | "patient";

/** Why a chat is brought up to date. */
export interface Turn {
  readonly urgency: Urgency;
  /** Who causes it, a merchant's id for one: whoever causes much in a short time comes after the others. */
  readonly of?: string | undefined;
}

/** Priorities below 0 are patient: they never take all of a bot's hands (`Jobs.enqueue`). */
const firstPriority = { urgent: 20, usual: 10, patient: -1 } as const satisfies Record<Urgency, number>;
const lastPriority = -1000;

/** So many chats at once lose one step of priority. */
const chatsAStep = 4;

/** A third of what Telegram allows a bot: whoever causes no more than that loses nothing. */
const chatsPerSecond = 10;

/** Gives everybody who causes syncs of chats a fair share of a bot. */
export interface Turns {
  /** The priority of each of `count` more chats, in their order. */
  prioritiesOf(bot: string, turn: Turn, count: number): number[];
}

/**
 * Remembers, for each cause, how much of it is recent. Of this process only: what others cause by the same merchant is
 * counted there, and priorities are compared in the queue that all share.
 */
export function createTurns(now: () => number = performance.now.bind(performance)): Turns {
  const recent = new Map<string, { chats: number; at: number }>();

  /** How much is still recent, before `count` more. */
  function add(key: string, count: number): number {
    const at = now();
    const known = recent.get(key);
    const left = known ? Math.max(0, known.chats - ((at - known.at) / 1000) * chatsPerSecond) : 0;
    recent.delete(key);
    recent.set(key, { chats: left + count, at });
    // The oldest come first; what is forgotten too early only loses its lateness.
    for (const [oldest, { chats, at: since }] of recent) {
      if (chats > ((at - since) / 1000) * chatsPerSecond && recent.size < 10_000) break;
      recent.delete(oldest);
    }
    return left;
  }

  return {
    prioritiesOf(bot, { urgency, of }, count) {
      const before = of === undefined ? 0 : add(`${bot} ${urgency} ${of}`, count);
      return Array.from({ length: count }, (_, n) =>
        Math.max(lastPriority, firstPriority[urgency] - Math.floor((before + n) / chatsAStep)),
      );
    },
  };
}
