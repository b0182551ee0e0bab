import type pg from "pg";
import type { Listener } from "./listener.ts";
import type { Log } from "./log.ts";
import type { Tx } from "./tx.ts";

export interface AfterCommit {
  /** Runs `act` once, after the transaction has committed. It must not throw. */
  afterCommit(tx: Tx, act: () => void): void;
  /** Sends NOTIFY after the transaction has committed. Listeners of this process are told at once. */
  notify(tx: Tx, channel: string, payload: string): void;
}

/**
 * What follows a commit. A NOTIFY inside a transaction makes every commit of the database wait for the one before it,
 * disk flush included; sent afterwards, commits go on sharing flushes, and many notifications share one statement. A notification
 * is only a hint: whoever listens also looks by itself (job workers each second, open pages whenever their connection
 * to the database comes back), so one lost with its process costs time, not truth.
 */
export function createAfterCommit(
  pool: pg.Pool,
  log: Log,
  listener: Pick<Listener, "tellHere" | "toOthers">,
) {
  const pending = new WeakMap<Tx, (() => void)[]>();
  let notifications = new Map<string, [channel: string, payload: string]>();
  let sending = false;

  const flush = async () => {
    while (notifications.size > 0) {
      const batch = [...notifications.values()];
      notifications = new Map();
      const [channels, payloads] = [batch.map(([channel]) => channel), batch.map(([, payload]) => payload)];
      try {
        await pool.query({
          name: "after-commit-notify",
          text: "select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as n (channel, payload)",
          values: [channels, payloads],
        });
      } catch (error) {
        log.debug({ err: error }, "notifications were lost with the database connection");
      }
    }
    sending = false;
  };

  const afterCommit = (tx: Tx, act: () => void) => {
    const acts = pending.get(tx);
    if (acts) acts.push(act);
    else pending.set(tx, [act]);
  };

  return {
    afterCommit,
    notify(tx: Tx, channel: string, payload: string) {
      afterCommit(tx, () => {
        listener.tellHere(channel, payload);
        const told = listener.toOthers(payload);
        if (told === null) return;
        notifications.set(`${channel} ${payload}`, [channel, told]);
        if (sending) return;
        sending = true;
        // What this process can do at once goes first; and the notifications of one transaction go together.
        setImmediate(flush);
      });
    },
    /** To be called when `tx` has committed. */
    committed(tx: Tx) {
      for (const act of pending.get(tx) ?? []) act();
      pending.delete(tx);
    },
  };
}
