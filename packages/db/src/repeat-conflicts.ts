import { setTimeout as sleep } from "node:timers/promises";
import { isConflict } from "./errors.ts";
import { defaultStatementTimeoutMs } from "./limits.ts";
import type { Log } from "./log.ts";

/**
 * Under READ COMMITTED two meet rarely. At `serializable`, and on engines that spread a table over many machines, all but one of
 * those who want the same row begin again each time; so it is time that ends it, as much as the server gives a statement.
 */
const patienceMs = defaultStatementTimeoutMs;
/** In milliseconds, times 5 to 15: the two that met must not meet again, and a crowd has to spread out. */
const longestPause = 16;

/**
 * The one place where what met another transaction is done again (40001, 40P01): the database has undone it as a whole.
 * @param work from its start, a transaction or a statement outside of one; it may only touch the database
 */
export async function repeatConflicts<T>(work: () => Promise<T>, log: Log): Promise<T> {
  let deadline: number | undefined;
  for (let repeat = 0; ; repeat++) {
    try {
      return await work();
    } catch (error) {
      deadline ??= performance.now() + patienceMs;
      if (performance.now() > deadline || !isConflict(error)) throw error;
      log.debug({ err: error, repeat }, "what met another transaction is repeated");
      await sleep(Math.min(2 ** repeat, longestPause) * (5 + (process.hrtime()[1] % 10)));
    }
  }
}
