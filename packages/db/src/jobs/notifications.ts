import { randomUUID } from "node:crypto";
import type { Db } from "../client.ts";
import type { Tx } from "../tx.ts";

const jobChannel = "job_enqueued";

/** When the workers of this process look at what was enqueued: `soon` leaves a head start to what people wait for. */
export type Wake = "now" | "soon";

const headStartMs = 4;

/** Tells workers, of this process and of others, that a queue has new jobs. */
export interface Notifications {
  /** After the transaction has committed. */
  announce(tx: Tx, queue: string, when: Wake): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Workers of this process are woken at once, those of others by NOTIFY. Our own notifications come back to us too and are
 * passed over: the worker is awake already.
 */
export function createNotifications(db: Db, wake: (queue: string | "all") => void): Notifications {
  const self = randomUUID();
  let close: (() => Promise<void>) | undefined;
  return {
    announce(tx, queue, when) {
      db.afterCommit(tx, () => {
        if (when === "now") wake(queue);
        else setTimeout(wake, headStartMs, queue).unref();
      });
      db.notify(tx, jobChannel, `${self} ${queue}`);
    },
    async start() {
      close = await db.listen(jobChannel, (event) => {
        if (event.kind === "reconnected") return wake("all");
        const [sender, queue] = event.payload.split(" ");
        if (sender !== self && queue) wake(queue);
      });
    },
    async stop() {
      await close?.();
    },
  };
}
