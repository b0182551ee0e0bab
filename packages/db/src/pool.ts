import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { createConnector } from "./connector.ts";
import { repeatWhatWasNotDone } from "./cut-connections.ts";
import { isUnavailable } from "./errors.ts";
import { connectTimeoutMs } from "./limits.ts";
import type { Log } from "./log.ts";
import type { DatabaseOutage } from "./outage.ts";
import { dropStaleConnections } from "./stale-connections.ts";

/** Between tries to connect; doubled up to the longest: a server that refuses a password must not be stormed. */
const retryPauseMs = 100;
const longestRetryPauseMs = 800;

/** How much later than the server a connection gives up a statement itself. */
const silenceMarginMs = 1_000;

export interface PoolOptions {
  size: number;
  statementTimeout: number;
  log: Log;
  outage: DatabaseOutage;
}

/**
 * A pg pool that waits out a restarting server: connecting is repeated until connectTimeoutMs has passed, and `query`
 * repeats what the server has certainly not done, or has undone. A connection takes statements before it has answered those
 * before them (`pipeline`). Idle connections that break are logged. `query` answers promises only.
 */
export function createPool(url: string, options: PoolOptions): pg.Pool {
  const { size, statementTimeout, log, outage } = options;
  const { Client, isPooled } = createConnector(url);
  // Poolers refuse what a connection would say of itself at its start: there these limits belong to the role
  // (`alter role … set statement_timeout`), and silence is found out here all the same.
  const limits = {
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: 2 * statementTimeout,
  };
  const pool = new PatientPool(outage, {
    Client,
    max: size,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 30_000,
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    application_name: "gotovo",
    ...(!isPooled && limits),
  });
  pool.on("error", (error) => {
    // pg hangs the whole client on it, which nobody wants to read.
    const { message: reason, code } = error as pg.DatabaseError;
    log.warn({ reason, code }, "an idle database connection was lost");
  });
  // Between leaving the pool and being used a connection has no listener of its own. A server that ends it in that
  // moment, in the same packet as the answer before, would end the process.
  pool.on("connect", (client) => {
    client.on("error", ({ message: reason }) => log.debug({ reason }, "a database connection was lost"));
  });
  dropStaleConnections(pool, statementTimeout + silenceMarginMs, log, outage);
  repeatWhatWasNotDone(pool, log, outage);
  return pool;
}

type Callback = Parameters<pg.Pool["connect"]>[0];

class PatientPool extends pg.Pool {
  readonly #outage: DatabaseOutage;

  constructor(outage: DatabaseOutage, config: pg.PoolConfig & { readonly pipeline: boolean }) {
    super(config);
    this.#outage = outage;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    const deadline = Date.now() + connectTimeoutMs;
    if (!callback) return this.#connectUntil(deadline);
    // Every statement comes by here: the usual case, a connection that is there, takes no detour.
    super.connect((error, client, release) => {
      if (!error || !this.#isWorthWaiting(error, deadline)) return callback(error, client, release);
      sleep(retryPauseMs)
        .then(() => this.#connectUntil(deadline))
        .then(
          (ready) => callback(undefined, ready, ready.release.bind(ready)),
          (reason) => callback(reason, undefined, () => {}),
        );
    });
    return undefined;
  }

  async #connectUntil(deadline: number): Promise<pg.PoolClient> {
    for (let pause = retryPauseMs; ; pause = Math.min(2 * pause, longestRetryPauseMs)) {
      try {
        return await super.connect();
      } catch (error) {
        if (!this.#isWorthWaiting(error, deadline)) throw error;
        await sleep(pause);
      }
    }
  }

  #isWorthWaiting(error: unknown, deadline: number): boolean {
    if (!this.ending) this.#outage.tellsOf(error);
    return !this.ending && isUnavailable(error) && Date.now() + retryPauseMs <= deadline;
  }
}
