import { createDb, type Db } from "../client.ts";
import { createJobs, type Jobs } from "../jobs/jobs.ts";
import { silentLog } from "../log.ts";

export interface JobProcess {
  readonly db: Db;
  readonly jobs: Jobs;
}

/** Processes of their own, as far as the queues of one database can tell. */
export function createJobProcesses(url: string) {
  const open: JobProcess[] = [];
  return {
    async open({ poolSize = 6, pollMs = 1_000 } = {}): Promise<JobProcess> {
      const db = createDb({ url, log: silentLog, poolSize });
      const jobs = createJobs({ db, log: silentLog, pollMs });
      await jobs.start();
      open.push({ db, jobs });
      return { db, jobs };
    },
    async closeAll(): Promise<void> {
      for (const { db, jobs } of open) {
        await jobs.stop(100);
        await db.close();
      }
    },
  };
}
