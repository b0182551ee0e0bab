import { setTimeout as sleep } from "node:timers/promises";
import { migrationLock } from "../migrate/migrate.ts";
import { withMigrator } from "../migrate/migrator.ts";

const askEveryMs = 100;

/**
 * Does something while nobody migrates: whoever wants to waits until it is done, instead of waiting for a table and making
 * everybody wait who comes after. Several may do so at once.
 * @param signal ends the waiting for whoever migrates now
 */
export async function withMigrationsHeld<T>(
  url: string,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  return withMigrator(url, async (client) => {
    await client.query("BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0");
    const ask = "SELECT pg_try_advisory_xact_lock_shared($1) AS held";
    while (!(await client.query<{ held: boolean }>(ask, [migrationLock])).rows[0]?.held)
      await sleep(askEveryMs, undefined, signal && { signal });
    return work();
  });
}
