export { createDb, type Db, type DbOptions, type Tx } from "./client.ts";
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "./embedded/start.ts";
export { isConflict, isTransient, isUnavailable } from "./errors.ts";
export { Prisma, type PrismaClient } from "./generated/client.ts";
export { createJobs, type Jobs, type QueueKind } from "./jobs/jobs.ts";
export { RetryAfter, type WorkJob, type WorkOptions } from "./jobs/worker.ts";
export type { ListenEvent, ListenHandler } from "./listener.ts";
export { type Log, silentLog } from "./log.ts";
export { migrate } from "./migrate/migrate.ts";
