import type { Trace } from "@gotovo/runtime/trace";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { readAddress } from "./address.ts";
import { type AfterCommit, createAfterCommit } from "./after-commit.ts";
import { isConnectionLost } from "./errors.ts";
import { createFastRead, type FastRead } from "./fast-read.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { connectTimeoutMs, defaultStatementTimeoutMs } from "./limits.ts";
import { createListener, type Listener } from "./listener.ts";
import type { Log } from "./log.ts";
import { createDatabaseOutage, type DatabaseOutage } from "./outage.ts";
import { createPollingListener } from "./polling-listener.ts";
import { createPool } from "./pool.ts";
import { repeatConflicts } from "./repeat-conflicts.ts";
import { createSqlTransaction } from "./sql-transaction.ts";
import { createStatementNames } from "./statement-names.ts";
import { createWriteProbe } from "./takes-writes.ts";
import type { ModelTx, Tx } from "./tx.ts";

export type Db = AfterCommit & {
  readonly prisma: PrismaClient;
  /** The pool behind `prisma`: for the hottest reads, as prepared statements. */
  readonly pool: pg.Pool;
  /** Reads outside a transaction, for what runs with every request or every chat. */
  readonly read: FastRead;
  /**
   * One statement that changes something, in a transaction of its own: one way to the database and back. It is repeated when it
   * met another one or its connection was lost, so to run it twice must do no harm.
   */
  readonly write: <Row>(sql: Prisma.Sql) => Promise<Row[]>;
  /**
   * Runs `work` in one transaction, at the isolation that the database sets (`default_transaction_isolation`); READ COMMITTED
   * is enough. A deadlock, a serialization failure and a connection lost before COMMIT repeat it from the start, so `work`
   * may only touch the database. The server ends statements longer than 8 s and transactions idle for 16 s.
   */
  tx<T>(work: (tx: ModelTx) => Promise<T>): Promise<T>;
  /** The same of raw SQL alone, for what runs with every order, tap or message: a third of Prisma's time. */
  sqlTx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  listen: Listener["listen"];
  /** Where work is noted; undefined while no traces are kept. */
  readonly trace: Trace | undefined;
  /** Whether the database is away. */
  readonly outage: DatabaseOutage;
  /** True when the database takes writes now. Resolves within 2 s, never rejects. */
  takesWrites(): Promise<boolean>;
  /** Ends every connection; running queries finish first. */
  close(): Promise<void>;
};

export interface DbOptions {
  /** One host or several, or a pooler's: see `readAddress`. */
  url: string;
  /** Past a pooler, for listening; `url` unless given. Through a pooler nothing is heard, and everybody looks for themselves. */
  directUrl?: string | undefined;
  log: Log;
  /** Connections at most; default 10. */
  poolSize?: number | undefined;
  /** None unless given. */
  trace?: Trace | undefined;
  /** Milliseconds after which the server ends a statement; default 8 s. */
  statementTimeout?: number;
}

/**
 * The server must give up before Prisma does: a time-out of Prisma's that meets a running statement or COMMIT is not
 * atomic (prisma/orm #29762) and can take the process down (#29952). So ours ends statements and idle transactions
 * within seconds, and Prisma's own limit is one that is never reached.
 */
const transactionOptions = { maxWait: connectTimeoutMs + 1_000, timeout: 120_000 };
/** Connections that may be lost under one transaction. */
const lostAtMost = 4;

type Attempt<Given extends Tx> = <T>(
  work: (tx: Given) => Promise<T>,
  begun: () => void,
) => Promise<{ result: T; tx: Tx }>;

/** Opens the database at `url`. Connections are made on demand, so this never fails by itself. */
export function createDb(options: DbOptions): Db {
  const { url, directUrl = url, log, poolSize = 10, trace } = options;
  const { statementTimeout = defaultStatementTimeoutMs } = options;
  const outage = createDatabaseOutage(log);
  const pool = createPool(url, { size: poolSize, statementTimeout, log, outage });
  const onConnectionError = (error: Error) => {
    if (!outage.tellsOf(error)) log.warn({ err: error }, "a database connection broke in use");
  };
  // A statement may go without a name; only the adapter's type does not say so.
  const statementNameGenerator = createStatementNames() as (query: { sql: string }) => string;
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { onConnectionError, statementNameGenerator }),
    transactionOptions: transactionOptions,
    errorFormat: "minimal",
  });
  const isHeard = !readAddress(directUrl).isPooled;
  if (!isHeard)
    log.warn(
      {},
      "DATABASE_URL is a pooler's and DATABASE_DIRECT_URL is unset: changes are looked for, not heard",
    );
  const listener = isHeard ? createListener(directUrl, log) : createPollingListener(log);
  const following = createAfterCommit(pool, log, listener);
  const sqlTransaction = createSqlTransaction(pool);
  const read = createFastRead(pool);

  /** Repeats what met another transaction or lost its connection, and does what follows the commit. */
  async function repeatedly<T, Given extends Tx>(
    work: (tx: Given) => Promise<T>,
    attempt: Attempt<Given>,
  ): Promise<T> {
    const { result, tx } = await repeatConflicts(() => attemptOverAny(work, attempt), log);
    if (trace) trace.apart(() => following.committed(tx));
    else following.committed(tx);
    return result;
  }

  async function attemptOverAny<T, Given extends Tx>(
    work: (tx: Given) => Promise<T>,
    attempt: Attempt<Given>,
  ) {
    for (let repeat = 0; ; repeat++) {
      let begun = false;
      let worked = false;
      const watched = async (tx: Given) => {
        const result = await work(tx);
        worked = true;
        return result;
      };
      try {
        return await attempt(watched, () => {
          begun = true;
        });
      } catch (error) {
        // Of a server that restarted every idle connection may be lost, and each is found out by a BEGIN.
        const limit = begun ? lostAtMost : poolSize + lostAtMost;
        // Whether a lost COMMIT took effect nobody knows. Before it everything is undone.
        if (worked || repeat >= limit || !isConnectionLost(error)) throw error;
        log.debug({ err: error, repeat }, "a transaction is repeated over another connection");
      }
    }
  }

  /** Of what nobody waits for, such as a look around, no trace is begun. */
  const transact: typeof repeatedly = (work, attempt) =>
    trace?.current() === undefined
      ? repeatedly(work, attempt)
      : trace.span("transaction", {}, () => repeatedly(work, attempt));

  return {
    prisma,
    pool,
    read,
    write: read,
    tx: (work) =>
      transact(work, (ours, begun) =>
        prisma.$transaction(async (tx) => {
          begun();
          return { result: await ours(tx), tx };
        }),
      ),
    sqlTx: (work) => transact(work, sqlTransaction),
    afterCommit: following.afterCommit,
    notify: following.notify,
    listen: listener.listen,
    takesWrites: createWriteProbe(pool, log),
    outage,
    trace,
    async close() {
      // A server that ends meanwhile says nothing new.
      pool.removeAllListeners("error").on("error", () => {});
      await listener.close();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
