import pg from "pg";
import { isConnectionLost } from "./errors.ts";
import type { Prisma } from "./generated/client.ts";
import { createStatementNames } from "./statement-names.ts";

const int8Oid = 20;

/** `bigint` columns arrive as BigInt, as they do through Prisma. */
export const bigintTypes = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === int8Oid && format !== "binary" ? BigInt : pg.types.getTypeParser(oid, format),
};

/** Reads rows by a `Prisma.sql` statement, which may change nothing: it is repeated when its connection was lost. */
export type FastRead = <Row>(sql: Prisma.Sql) => Promise<Row[]>;

/** The quick way to read outside a transaction: prepared, and straight from the pool, a third of Prisma's time. */
export function createFastRead(pool: pg.Pool): FastRead {
  const nameOf = createStatementNames("read");
  return async <Row>(sql: Prisma.Sql) => {
    const { text, values } = sql;
    const query = { name: nameOf({ sql: text }), text, values: values as unknown[], types: bigintTypes };
    const ask = () => pool.query(query);
    // To read twice does no harm, whatever became of the first time.
    const { rows } = await ask().catch((error) => {
      if (!isConnectionLost(error)) throw error;
      return ask();
    });
    return rows as Row[];
  };
}
