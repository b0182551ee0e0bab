import { createOutage } from "@gotovo/runtime/outage";
import { isAway } from "./errors.ts";
import type { Log } from "./log.ts";

/** Tells the log once that the database is away, and once that it is back. */
export interface DatabaseOutage {
  /**
   * True when the error means that the database is away: then it is told here, once for everybody who notices, and nobody
   * else need write a line about it.
   */
  tellsOf(error: unknown): boolean;
  /** Something was answered. */
  worked(): void;
}

/** One for each `Db`. */
export function createDatabaseOutage(log: Log): DatabaseOutage {
  const outage = createOutage({ log, what: "The database" });
  return {
    tellsOf(error) {
      if (!isAway(error)) return false;
      outage.failed(error);
      return true;
    },
    worked: outage.worked,
  };
}
