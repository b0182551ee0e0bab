import { PgBoss } from "pg-boss";

export interface BarePath {
  /** Resolves when the job is accepted. */
  send(chat: number): Promise<unknown>;
  stop(): Promise<void>;
}

const queue = "bench-bare";

/** The shortest way from a change to a call: plain pg-boss with LISTEN/NOTIFY on, whose worker makes the call. */
export async function openBarePath(
  databaseUrl: string,
  call: (chat: number) => Promise<unknown>,
): Promise<BarePath> {
  const boss = new PgBoss({ connectionString: databaseUrl, schema: "bench", useListenNotify: true });
  boss.on("error", (error) => process.stderr.write(`${error}\n`));
  await boss.start();
  await boss.createQueue(queue, { policy: "standard", notify: true });
  await boss.work<{ chat: number }>(
    queue,
    { batchSize: 10, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1 },
    async (jobs) => {
      for (const job of jobs) await call(job.data.chat);
    },
  );
  return {
    send: (chat) => boss.send(queue, { chat }),
    stop: () => boss.stop({ graceful: false }),
  };
}
