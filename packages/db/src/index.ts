export { createDb, type Db, type DbOptions, type Tx } from "./client.ts";
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "./embedded/start.ts";
export { isConflict, isTransient, isUnavailable } from "./errors.ts";
export { type Log, silentLog } from "./log.ts";
export { migrate } from "./migrate/migrate.ts";
