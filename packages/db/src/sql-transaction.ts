import type pg from "pg";
import { bigintTypes } from "./fast-read.ts";
import { Prisma } from "./generated/client.ts";
import { createStatementNames } from "./statement-names.ts";
import type { Tx } from "./tx.ts";

/** Runs `work` in a transaction of raw SQL; resolves when it has committed, with what it was called with. */
export type SqlTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<{ result: T; tx: Tx }>;

/**
 * Transactions of prepared statements straight on a connection of the pool. Prisma's own cost the process three times
 * the time, on paths where the database is the smaller part.
 */
export function createSqlTransaction(pool: pg.Pool): SqlTransaction {
  const nameOf = createStatementNames("tx");

  function onClient(client: pg.PoolClient): Tx {
    const run = (text: string, values: readonly unknown[]) =>
      client.query({ name: nameOf({ sql: text }), text, values: [...values], types: bigintTypes });
    const runSql = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
      const { text, values: all } = "raw" in query ? Prisma.sql(query, ...values) : query;
      return run(text, all);
    };
    return {
      $queryRaw: async <Rows>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
        (await runSql(query, values)).rows as Rows,
      $executeRaw: async (query, ...values) => (await runSql(query, values)).rowCount ?? 0,
      $queryRawUnsafe: async <Rows>(query: string, ...values: unknown[]) =>
        (await run(query, values)).rows as Rows,
    };
  }

  return async (work) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query("BEGIN");
      const tx = onClient(client);
      const result = await work(tx);
      const { command } = await client.query("COMMIT");
      // A statement failed and `work` went on: PostgreSQL has undone everything.
      if (command !== "COMMIT")
        throw new Error("the transaction was rolled back: one of its statements failed");
      return { result, tx };
    } catch (error) {
      await client.query("ROLLBACK").catch((cause: Error) => {
        broken = cause;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };
}
