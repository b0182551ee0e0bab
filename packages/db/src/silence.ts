import type { Socket } from "node:net";
import type pg from "pg";
import type { Log } from "./log.ts";

/** A server that has not said a word for so long, though it was asked something, is not there any more. */
export class DatabaseSilent extends Error {
  readonly code = "ETIMEDOUT";

  constructor(silentMs: number) {
    super(`The database has been silent for ${silentMs} ms`);
    this.name = "DatabaseSilent";
  }
}

/** What of pg's own is looked at here; pg offers no way to ask for it. */
interface Inside {
  readonly connection: { readonly stream: Socket };
  _getActiveQuery(): unknown;
}

/**
 * Gives up connections over which nothing comes back: a host that is gone closes nothing, and TCP goes on waiting for a
 * quarter of an hour. What was asked fails, and the idle connections to that server go with it: each would otherwise be
 * found out by somebody's waiting.
 * @param silentMs longer than the server lets a statement run
 */
export function giveUpSilence(pool: pg.Pool, silentMs: number, log: Log): void {
  /** Since when each connection is in nobody's hands; undefined while it is in use. */
  const idle = new Set<pg.PoolClient>();
  pool.on("connect", (client) => {
    const { connection } = client as unknown as Inside;
    connection.stream.setTimeout(silentMs, () => {
      // Without a question silence is no fault; it is counted anew from the next one.
      if (!(client as unknown as Inside)._getActiveQuery()) return;
      log.warn({ silentMs }, "the database is silent; its connections are given up");
      for (const waiting of [...idle, client]) drop(waiting, new DatabaseSilent(silentMs));
    });
  });
  pool.on("acquire", (client) => idle.delete(client));
  pool.on("release", (_error, client) => idle.add(client as pg.PoolClient));
  pool.on("remove", (client) => idle.delete(client));
}

function drop(client: pg.PoolClient, error: Error): void {
  (client as unknown as Inside).connection.stream.destroy(error);
}
