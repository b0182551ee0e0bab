import type pg from "pg";
import { isConflict } from "./errors.ts";
import type { Log } from "./log.ts";
import type { DatabaseOutage } from "./outage.ts";
import { repeatConflicts } from "./repeat-conflicts.ts";

/** Messages of pg for a statement that never left this process: its connection was known to be gone. */
const neverSent = ["Client has encountered a connection error", "Client was closed and is not queryable"];

/** The part of a pg connection that tells of messages from the server. */
type Messages = NodeJS.EventEmitter;

/**
 * Repeats a statement of the pool's that was certainly not done, or was undone because it met another.
 *
 * An idle connection that the server ends is found out by whoever uses it next. When the server's last word (FATAL) is all
 * that came back, or nothing was sent at all, it is certain that nothing was done: then the statement is repeated on
 * another connection. A connection that broke without a word may have done it, and its error is passed on.
 */
export function repeatWhatWasNotDone(pool: pg.Pool, log: Log, outage: DatabaseOutage): void {
  /** The server's last words to statements that it had not completed. */
  const lastWords = new WeakSet<object>();
  pool.on("connect", (client) => {
    const { connection } = client as unknown as { connection: Messages };
    let completed = false;
    connection.on("commandComplete", () => {
      completed = true;
    });
    connection.on("readyForQuery", () => {
      completed = false;
    });
    connection.on("errorMessage", (error: pg.DatabaseError) => {
      if (error.severity !== "FATAL") return;
      if (!completed) lastWords.add(error);
      // Before its socket closes nobody else may be given it.
      client
        .end()
        .catch((cause) => log.debug({ err: cause }, "a connection that was cut did not end cleanly"));
    });
  });

  const nothingWasDone = (error: unknown) =>
    error instanceof Error &&
    (lastWords.has(error) || neverSent.some((message) => error.message.startsWith(message)));
  const ask = pool.query.bind(pool) as (...call: unknown[]) => Promise<unknown>;
  const repeat = async (...call: unknown[]) => {
    // Each time a connection less is left to have been cut.
    for (let left = pool.options.max; ; left--) {
      try {
        const answer = await ask(...call);
        outage.worked();
        return answer;
      } catch (error) {
        if (isConflict(error)) return await repeatConflicts(() => ask(...call), log);
        if (left <= 0 || pool.ending || !nothingWasDone(error)) throw error;
        log.debug({ err: error }, "a statement is repeated: its connection had been cut");
      }
    }
  };
  pool.query = repeat as typeof pool.query;
}
