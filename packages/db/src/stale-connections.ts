import type { Socket } from "node:net";
import type pg from "pg";
import type { Log } from "./log.ts";
import type { DatabaseOutage } from "./outage.ts";

/** A server that has not said a word for so long, though it was asked something, is not there any more. */
class DatabaseSilent extends Error {
  readonly code = "ETIMEDOUT";

  constructor(silentMs: number) {
    super(`The database has been silent for ${silentMs} ms`);
    this.name = "DatabaseSilent";
  }
}

/** What of pg's own is looked at here; pg offers no way to ask for it. */
interface Inside {
  readonly connection: NodeJS.EventEmitter & { readonly stream: Socket };
  _getActiveQuery(): unknown;
}

/** A write was refused: this server is a standby, or takes none for another reason. */
const readOnly = "25006";

/**
 * Gives up connections that lead to a server which has gone or became a standby, the idle ones at once: each would
 * otherwise be found out by somebody's waiting, or refuse every write for as long as it is used.
 *
 * A host that is gone closes nothing, and TCP goes on waiting for a quarter of an hour; so silence ends a connection.
 * @param silentMs longer than the server lets a statement run
 */
export function dropStaleConnections(
  pool: pg.Pool,
  silentMs: number,
  log: Log,
  outage: DatabaseOutage,
): void {
  /** In nobody's hands. */
  const idle = new Set<pg.PoolClient>();
  pool.on("connect", (client) => {
    const { connection } = client as unknown as Inside;
    connection.stream.setTimeout(silentMs, () => {
      // Without a question silence is no fault; it is counted anew from the next one.
      if (!(client as unknown as Inside)._getActiveQuery()) return;
      const silent = new DatabaseSilent(silentMs);
      outage.tellsOf(silent);
      for (const stale of [...idle, client]) drop(stale, silent);
    });
    connection.on("errorMessage", (error: pg.DatabaseError) => {
      if (error.code !== readOnly) return;
      outage.tellsOf(error);
      for (const stale of idle) drop(stale, new Error("The server takes no writes"));
      client.end().catch((cause) => log.debug({ err: cause }, "a connection did not end cleanly"));
    });
  });
  pool.on("acquire", (client) => idle.delete(client));
  pool.on("release", (_error, client) => idle.add(client as pg.PoolClient));
  pool.on("remove", (client) => idle.delete(client));
}

function drop(client: pg.PoolClient, error: Error): void {
  (client as unknown as Inside).connection.stream.destroy(error);
}
