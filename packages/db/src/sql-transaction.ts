import type { Socket } from "node:net";
import type pg from "pg";
import { bigintTypes } from "./fast-read.ts";
import { Prisma } from "./generated/client.ts";
import { createStatementNames } from "./statement-names.ts";
import type { Tx } from "./tx.ts";

/**
 * Runs `work` in a transaction of raw SQL; resolves when it has committed, with what it was called with.
 * @param begun told when the database has answered for the first time
 */
export type SqlTransaction = <T>(
  work: (tx: Tx) => Promise<T>,
  begun: () => void,
) => Promise<{ result: T; tx: Tx }>;

/** For whom statements can wait; other transactions run each at once. */
const deferring = new WeakMap<Tx, (text: string, values: readonly unknown[]) => void>();

/**
 * A statement of the transaction whose rows nobody needs: it goes with the next one, or with COMMIT, and saves a way to the
 * database and back. Should it fail, so does the transaction, with its error.
 */
export async function executeLater(tx: Tx, text: string, values: readonly unknown[]): Promise<void> {
  const defer = deferring.get(tx);
  if (defer) defer(text, values);
  else await tx.$queryRawUnsafe(text, ...values);
}

/**
 * Transactions of prepared statements straight on a connection of the pool. Prisma's own cost the process three times
 * the time, on paths where the database is the smaller part. Half of what is left is the kernel's, for sending: so BEGIN
 * goes with the first statement.
 */
export function createSqlTransaction(pool: pg.Pool): SqlTransaction {
  const nameOf = createStatementNames("tx");
  return async (work, begun) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    const conversation = converse(client, nameOf, begun);
    try {
      const result = await work(conversation.tx);
      await conversation.commit();
      return { result, tx: conversation.tx };
    } catch (error) {
      await conversation.rollback().catch((cause: Error) => {
        broken = cause;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };
}

type NameOf = ReturnType<typeof createStatementNames>;

/** One transaction on a connection that sends several statements at once (`pipeline`). */
function converse(client: pg.PoolClient, nameOf: NameOf, begun: () => void) {
  const { connection } = client as unknown as { readonly connection: { readonly stream: Socket } };
  let waiting: (string | pg.QueryConfig)[] = ["BEGIN"];
  let isOpen = false;
  /** Why one failed that nobody waits for. */
  let failure: unknown;

  function send(query: string | pg.QueryConfig): Promise<pg.QueryResult> {
    const first = waiting;
    waiting = [];
    const { stream } = connection;
    stream.cork();
    try {
      for (const earlier of first) {
        const answered = client.query(earlier);
        (isOpen ? answered : answered.then(begun)).catch((error) => {
          failure ??= error;
        });
        isOpen = true;
      }
      return client.query(query);
    } finally {
      stream.uncork();
    }
  }

  const statement = (text: string, values: readonly unknown[]) => {
    return { name: nameOf({ sql: text }), text, values: [...values], types: bigintTypes };
  };
  const run = (text: string, values: readonly unknown[]) =>
    send(statement(text, values)).catch((error) => {
      // What follows a failed statement is refused only for that.
      throw failure ?? error;
    });
  const runSql = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const { text, values: all } = "raw" in query ? Prisma.sql(query, ...values) : query;
    return run(text, all);
  };
  const tx: Tx = {
    $queryRaw: async <Rows>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await runSql(query, values)).rows as Rows,
    $executeRaw: async (query, ...values) => (await runSql(query, values)).rowCount ?? 0,
    $queryRawUnsafe: async <Rows>(query: string, ...values: unknown[]) =>
      (await run(query, values)).rows as Rows,
  };
  deferring.set(tx, (text, values) => waiting.push(statement(text, values)));

  return {
    tx,
    async commit() {
      const { command } = await send("COMMIT");
      if (command === "COMMIT") return;
      // A statement failed and `work` went on: PostgreSQL has undone everything.
      throw failure ?? new Error("the transaction was rolled back: one of its statements failed");
    },
    async rollback() {
      waiting = [];
      if (isOpen) await send("ROLLBACK");
    },
  };
}
