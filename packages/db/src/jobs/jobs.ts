import { PgBoss } from "pg-boss";
import type { Db } from "../client.ts";
import type { Log } from "../log.ts";
import type { Tx } from "../tx.ts";
import { createAdapter } from "./adapter.ts";
import { findBackend } from "./backend.ts";
import { type Cause, enqueueKeys, jobsSchema, laterInTransaction } from "./enqueue.ts";
import { createNotifications, type Wake } from "./notifications.ts";
import { createWorker, type Worker, type WorkOptions } from "./worker.ts";

export type QueueKind =
  /** At most one waiting and one running job per key; a key's job carries no data of its own. */
  | "keyed"
  /** Every job runs, in no promised order. */
  | "plain";

export interface Jobs {
  /** pg-boss itself, for what is not offered here; from `start` on. */
  readonly boss: PgBoss;
  /** Comes first: installs pg-boss's schema if needed, in the shape that fits the engine, and begins to listen. */
  start(): Promise<void>;
  /** Makes the queue, or brings its settings up to date. Every process may call it at every start. */
  queue(name: string, kind: QueueKind): Promise<void>;
  /** In the caller's transaction: every key gets a run that sees this transaction's changes. Call it last, once per queue. */
  enqueue(tx: Tx, queue: string, keys: readonly string[], options?: EnqueueOptions): Promise<void>;
  /** In the caller's transaction: a job of a plain queue, run at `at` or up to a second later. */
  enqueueAt(tx: Tx, queue: string, data: object, at: Date): Promise<void>;
  /**
   * After a kill: hands what was under way back at once, instead of when heartbeats are missed. For whoever knows that nobody
   * else works these queues.
   */
  recover(): Promise<void>;
  /** Works a queue in this process until `stop`. */
  work<Data = unknown>(queue: string, options: WorkOptions<Data>): void;
  /** Takes no more jobs, lets running ones finish for up to `timeout` ms (default 10 s), gives the rest back. */
  stop(timeout?: number): Promise<void>;
}

export interface EnqueueOptions {
  /**
   * Of the keys, 0 unless given: higher ones run first, and those below 0 leave some of a worker's slots to others. A run that
   * waits already is never put back.
   */
  readonly priorities?: readonly number[];
  readonly when?: Wake;
  /** In the caller's words, for whoever works it. */
  readonly urgency?: string | undefined;
}

/** Of no job. */
const nobodysId = "00000000-0000-0000-0000-000000000000";

/** Seconds. Together they bring a killed process's jobs back within about 15 s. */
const workerHeartbeatSeconds = 10;
const superviseSeconds = 2;

const retryOptions = { retryLimit: 1_000_000, retryDelay: 1, retryBackoff: true, retryDelayMax: 30 };
const lifeOptions = {
  heartbeatSeconds: workerHeartbeatSeconds,
  expireInSeconds: 600,
  deleteAfterSeconds: 60,
  notify: false,
};

export interface JobsOptions {
  readonly db: Db;
  readonly log: Log;
  /** Milliseconds between looks at a queue when nothing wakes its worker: retries and delayed jobs notify nobody. */
  readonly pollMs?: number;
}

/** The job queues of this process: pg-boss on our own pool, with a worker and an enqueueing of our own. */
export function createJobs({ db, log, pollMs = 1_000 }: JobsOptions): Jobs {
  const { trace } = db;
  const workers = new Map<string, Worker>();
  let started: PgBoss | undefined;
  const boss = () => {
    if (!started) throw new Error("The job queues were not started");
    return started;
  };
  const notifications = createNotifications(db, (queue) => {
    for (const [name, worker] of workers) if (queue === "all" || queue === name) worker.wake();
  });

  /** What is told of a change that is being made. */
  function causeNow(urgency: string | undefined): Cause {
    const running = trace?.current();
    return { at: Date.now(), urgency, ...(running !== undefined && { traces: [running] }) };
  }

  return {
    get boss() {
      return boss();
    },
    async start() {
      started = new PgBoss({
        db: createAdapter(db, log),
        backend: await findBackend(db.pool),
        schema: jobsSchema,
        schedule: false,
        reindex: false,
        superviseIntervalSeconds: superviseSeconds,
        monitorIntervalSeconds: superviseSeconds,
        maintenanceIntervalSeconds: 60,
      });
      started.on("error", (error) => {
        if (!db.outage.tellsOf(error)) log.warn({ err: error }, "pg-boss reports an error");
      });
      started.on("warning", ({ message, data }) => log.warn({ data }, message));
      await started.start();
      await notifications.start();
    },
    async queue(name, kind) {
      const options = { ...retryOptions, ...lifeOptions };
      await boss().createQueue(name, { ...options, policy: kind === "keyed" ? "stately" : "standard" });
      await boss().updateQueue(name, options);
      // pg-boss reads a queue's settings at its first use, on a connection of its own. Inside transactions that hold all
      // connections and wait for one another's rows there would be none, and everybody would wait until they give up.
      await boss().findJobs(name, { id: nobodysId });
    },
    async enqueue(tx, queue, keys, { priorities = [], when = "now", urgency } = {}) {
      await enqueueKeys(boss(), tx, queue, keys, priorities, causeNow(urgency));
      notifications.announce(tx, queue, when);
    },
    async enqueueAt(tx, queue, data, at) {
      await boss().send(queue, data, { startAfter: at, db: laterInTransaction(tx) });
    },
    async recover() {
      const active = `SELECT name, id FROM ${jobsSchema}.job WHERE state = 'active'`;
      const { rows: abandoned } = await db.pool.query<{ name: string; id: string }>(active);
      for (const { name, id } of abandoned) {
        await boss().fail(name, id, { message: "its process was killed" });
        await boss().update(name, undefined, { id, startAfter: new Date() });
      }
    },
    work(queue, options) {
      if (workers.has(queue)) throw new Error(`The queue ${queue} is already worked by this process`);
      workers.set(
        queue,
        createWorker(boss(), queue, { ...options, pollMs }, { log, outage: db.outage, trace }),
      );
    },
    async stop(timeout = 10_000) {
      await Promise.all([...workers.values()].map((worker) => worker.stop(timeout)));
      workers.clear();
      await notifications.stop();
      await started?.stop({ graceful: false });
    },
  };
}
