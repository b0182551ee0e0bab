export { createDb, type Db, type Tx } from "./client.ts";
export { startEmbeddedPostgres } from "./embedded/start.ts";
export { isTransient } from "./errors.ts";
export { Prisma } from "./generated/client.ts";
export { createJobs, type Jobs } from "./jobs/jobs.ts";
export { RetryAfter } from "./jobs/worker.ts";
export type { ListenEvent } from "./listener.ts";
export { type Log, silentLog } from "./log.ts";
export { migrate } from "./migrate/migrate.ts";
