import { setTimeout as sleep } from "node:timers/promises";
import type { Job, PgBoss } from "pg-boss";
import { createBell } from "./bell.ts";
import { type Cause, patientTier } from "./enqueue.ts";
import { createSettler, type Told } from "./settler.ts";

/** A job as its handler sees it. `key` is what it was enqueued for ("" for jobs without a key). */
export type WorkJob<Data = unknown> = {
  id: string;
  key: string;
  data: Data;
  /** Of a job with a key; null for one that an older version has enqueued. */
  cause: Cause | null;
  /** How often it was tried before. */
  attempt: number;
  /** Aborted when the job is no longer ours (it was taken over, or we are stopping): stop writing then. */
  signal: AbortSignal;
};

export type WorkOptions<Data = unknown> = {
  /** Jobs handled at the same time by this process. */
  concurrency: number;
  /** A returned promise completes the job; a thrown error has it tried again later. */
  handler: (job: WorkJob<Data>) => Promise<void>;
  /** True for failures that are told elsewhere: of something that is away, once. None unless given. */
  isTold?: (error: unknown) => boolean;
};

/** Thrown by a handler: try this job again after that many seconds. */
export class RetryAfter extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super(`try again in ${seconds} s`);
    this.seconds = seconds;
  }
}

export interface Worker {
  wake(): void;
  stop(timeout: number): Promise<void>;
}

interface Running {
  job: Job;
  isPatient: boolean;
  abort: AbortController;
  notificationsBefore: number;
  /** Its handler has ended, and the outcome is being stored. */
  storing?: Promise<void>;
}

const heartbeatMs = 3_000;
const pauseAfterErrorMs = 500;
/** Of a worker's slots, those that patient jobs may have while there are others, too. */
const patientShare = 0.5;
/** How long free slots are gathered while more jobs wait than there are slots. */
const gatherMs = 5;

/**
 * Works one queue with `concurrency` slots. Unlike pg-boss's own worker, which takes a batch and waits for its slowest
 * job, every slot is filled again as soon as it is free, so one slow chat holds up nobody else.
 */
export function createWorker(
  boss: PgBoss,
  queue: string,
  options: WorkOptions<never> & { readonly pollMs: number },
  told: Told,
): Worker {
  const { log, outage, trace } = told;
  const { isTold = () => false } = options;
  const running = new Map<string, Running>();
  const settler = createSettler(boss, queue, told);
  const bell = createBell();
  let notifications = 0;
  let moreWaits = false;
  /** Patient jobs may wait for the end of one of theirs. */
  let patientWait = false;
  let stopping = false;
  const patientSlots = Math.max(1, Math.floor(options.concurrency * patientShare));

  const run = async (entry: Running) => {
    const { job, isPatient, abort, notificationsBefore } = entry;
    const { id, groupId, data, retryCount } = job;
    const cause = groupId ? (data as Cause | null) : null;
    try {
      const handed = {
        id,
        key: groupId ?? "",
        data: data as never,
        cause,
        attempt: retryCount,
        signal: abort.signal,
      };
      if (trace) {
        const fields = { "messaging.message.id": id, "gotovo.job.attempt": retryCount };
        const whence = { kind: "consumer", from: cause?.traces ?? [], fields } as const;
        await trace.span(`job ${queue}`, whence, () => options.handler(handed));
      } else {
        await options.handler(handed);
      }
      // Whoever aborted it has settled it; a handler that stopped half-way must not count as done.
      if (abort.signal.aborted) return;
      entry.storing = settler.complete(job);
      await entry.storing;
    } catch (error) {
      if (abort.signal.aborted) return;
      const asked = error instanceof RetryAfter ? error.seconds : undefined;
      if (asked === undefined && !isTold(error) && !outage.tellsOf(error))
        log.warn({ err: error, queue, jobId: id }, "a job failed; it will be tried again");
      entry.storing = settler.fail(job, error, asked);
      await entry.storing;
    } finally {
      running.delete(id);
      // A notification that came while this ran may have been for the same key, which no fetch could take then.
      if (moreWaits || (isPatient && patientWait) || notifications !== notificationsBefore) bell.ring();
    }
  };

  const take = async () => {
    const patient = [...running.values()].filter(({ isPatient }) => isPatient).length;
    const isFull = patient >= patientSlots;
    const free = options.concurrency - running.size;
    // No more at once than patient ones may have, for all of them may be.
    const batchSize = isFull ? free : Math.min(free, patientSlots - patient);
    const notificationsBefore = notifications;
    const jobs = await boss.fetch<object>(queue, {
      batchSize,
      groupConcurrency: 1,
      ...(isFull && { minPriority: 0 }),
    });
    for (const job of jobs) {
      const isPatient = job.groupTier === patientTier;
      const entry = { job, isPatient, abort: new AbortController(), notificationsBefore };
      running.set(job.id, entry);
      void run(entry);
    }
    moreWaits = jobs.length === batchSize;
    patientWait = isFull;
  };

  const loop = async () => {
    while (!stopping) {
      try {
        if (running.size < options.concurrency) await take();
        if (moreWaits && running.size < options.concurrency) await sleep(gatherMs);
        else await bell.wait(options.pollMs);
      } catch (error) {
        if (!outage.tellsOf(error)) log.warn({ err: error, queue }, "fetching jobs failed");
        await sleep(pauseAfterErrorMs);
      }
    }
  };

  const heartbeat = setInterval(async () => {
    const held = [...running.values()];
    if (held.length === 0) return;
    try {
      const kept = (await boss.touch(
        queue,
        held.map(({ job }) => job),
      )) as { settled?: string[] };
      if (!kept.settled) return;
      const ours = new Set(kept.settled);
      // A job that settled by itself meanwhile is no longer in `running`.
      for (const { job, abort } of held) if (!ours.has(job.id) && running.has(job.id)) abort.abort();
    } catch (error) {
      if (!outage.tellsOf(error)) log.warn({ err: error, queue }, "the heartbeat of running jobs failed");
    }
  }, heartbeatMs);
  const finished = loop();

  return {
    wake() {
      notifications++;
      bell.ring();
    },
    async stop(timeout) {
      stopping = true;
      bell.ring();
      await finished;
      const deadline = Date.now() + timeout;
      while (running.size > 0 && Date.now() < deadline) await sleep(5);
      clearInterval(heartbeat);
      const left = [...running.values()];
      const outcomes = left.map(({ job, abort, storing }) => {
        // What is done is never given back: somebody would do it again.
        if (storing) return storing;
        abort.abort();
        return settler.fail(job, new Error("stopped while running"), 0);
      });
      await Promise.all(outcomes);
      settler.close();
    },
  };
}
