import type { Prisma } from "./generated/client.ts";

/** Raw SQL inside a transaction, as Prisma's own client has it. */
export interface Tx {
  /** Rows of a statement; `bigint` columns arrive as BigInt. */
  $queryRaw<Rows = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<Rows>;
  /** How many rows a statement touched. */
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>;
  $queryRawUnsafe<Rows = unknown>(query: string, ...values: unknown[]): Promise<Rows>;
}

/** A Prisma client inside a transaction: raw SQL, and the models. */
export type ModelTx = Prisma.TransactionClient;
