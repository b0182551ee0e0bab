import type pg from "pg";
import type { Log } from "./log.ts";
import type { Tx } from "./tx.ts";

export type AfterCommit = {
  /** Runs `act` once, after the transaction has committed. It must not throw. */
  afterCommit(tx: Tx, act: () => void): void;
  /** Sends NOTIFY after the transaction has committed. */
  notify(tx: Tx, channel: string, payload: string): void;
};

/**
 * What follows a commit. A NOTIFY inside a transaction makes every commit of the database wait for the one before it,
 * disk flush included; sent afterwards, commits go on sharing flushes, and many notices share one statement. A notice
 * is only a hint: whoever listens also looks by itself (job workers each second, open pages whenever their connection
 * to the database comes back), so one lost with its process costs time, not truth.
 */
export function createAfterCommit(pool: pg.Pool, log: Log) {
  const pending = new WeakMap<Tx, (() => void)[]>();
  let notices = new Map<string, [channel: string, payload: string]>();
  let sending = false;

  const flush = async () => {
    while (notices.size > 0) {
      const batch = [...notices.values()];
      notices = new Map();
      const [channels, payloads] = [batch.map(([channel]) => channel), batch.map(([, payload]) => payload)];
      try {
        await pool.query({
          name: "after-commit-notify",
          text: "select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as n (channel, payload)",
          values: [channels, payloads],
        });
      } catch (error) {
        log.debug({ err: error }, "notices were lost with the database connection");
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
        notices.set(`${channel} ${payload}`, [channel, payload]);
        if (sending) return;
        sending = true;
        // What this process can do at once goes first; and the notices of one transaction go together.
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
