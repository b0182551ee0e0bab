import type { Bot, Update, UpdateBody } from "./types.ts";

/** Update types a bot gets only when it asks for them by name. */
const onRequest = new Set(["chat_member", "message_reaction", "message_reaction_count"]);
const historySize = 1000;

interface Queue {
  /** Not yet confirmed, oldest first. */
  readonly pending: Update[];
  /** To be delivered once more, whatever was confirmed. */
  readonly again: Update[];
  /** The newest ones ever queued, for a second delivery. */
  history: Update[];
  readonly listeners: Set<() => void>;
}

/** The updates waiting for each bot. */
export interface UpdateQueues {
  /** Queues an update unless the bot does not want its type. Returns it, or undefined. */
  readonly push: (bot: Bot, body: UpdateBody) => Update | undefined;
  /** Delivers one once more as it was, with the same number: Telegram delivers at least once. Default: the newest. */
  readonly again: (bot: Bot, updateId?: number) => Update | undefined;
  /** Hands out the repeated ones, once. */
  readonly takeAgain: (bot: Bot) => Update[];
  readonly pending: (bot: Bot) => Update[];
  readonly history: (bot: Bot) => Update[];
  /** Forgets what is confirmed: everything below the offset. */
  readonly confirm: (bot: Bot, offset: number) => void;
  readonly remove: (bot: Bot, update: Update) => void;
  readonly clear: (bot: Bot) => void;
  readonly restore: (bot: Bot, pending: Update[]) => void;
  /** Calls back on every new update until unsubscribed. */
  readonly onPush: (bot: Bot, listener: () => void) => () => void;
}

export function createUpdateQueues(): UpdateQueues {
  const queues = new Map<number, Queue>();
  const queueOf = (bot: Bot): Queue => {
    let queue = queues.get(bot.id);
    if (!queue) {
      queue = { pending: [], again: [], history: [], listeners: new Set() };
      queues.set(bot.id, queue);
    }
    return queue;
  };
  const wake = (queue: Queue) => {
    for (const listener of [...queue.listeners]) listener();
  };
  return {
    push(bot, body) {
      const type = Object.keys(body)[0] as string;
      if (bot.allowed_updates ? !bot.allowed_updates.includes(type) : onRequest.has(type)) return undefined;
      const update = { update_id: bot.next_update_id, ...body };
      bot.next_update_id += 1;
      const queue = queueOf(bot);
      queue.pending.push(update);
      queue.history.push(update);
      if (queue.history.length > 2 * historySize) queue.history = queue.history.slice(-historySize);
      wake(queue);
      return update;
    },
    again(bot, updateId) {
      const queue = queueOf(bot);
      const update =
        updateId === undefined
          ? queue.history.at(-1)
          : queue.history.find((old) => old.update_id === updateId);
      if (!update) return undefined;
      queue.again.push(update);
      wake(queue);
      return update;
    },
    takeAgain: (bot) => queueOf(bot).again.splice(0),
    pending: (bot) => queueOf(bot).pending,
    history: (bot) => queueOf(bot).history,
    confirm(bot, offset) {
      const queue = queueOf(bot);
      const first = queue.pending.findIndex((update) => update.update_id >= offset);
      queue.pending.splice(0, first < 0 ? queue.pending.length : first);
    },
    remove(bot, update) {
      const { pending } = queueOf(bot);
      const at = pending.indexOf(update);
      if (at >= 0) pending.splice(at, 1);
    },
    clear(bot) {
      queueOf(bot).pending.length = 0;
    },
    restore(bot, pending) {
      queueOf(bot).pending.push(...pending);
    },
    onPush(bot, listener) {
      const { listeners } = queueOf(bot);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
