import type pg from "pg";
import { columnList, type TableSum } from "./format.ts";

/**
 * How values are written, in rows and in sums alike; for the transaction, and none of its statements is ended for taking
 * long: tables may be large.
 */
export const plainSettings = `
  SET LOCAL client_encoding = 'UTF8';
  SET LOCAL timezone = 'UTC';
  SET LOCAL datestyle = 'ISO, YMD';
  SET LOCAL intervalstyle = 'iso_8601';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL bytea_output = 'hex';
  SET LOCAL statement_timeout = 0;
  SET LOCAL idle_in_transaction_session_timeout = 0`;

/**
 * Counts rows and adds up a hash of each. SHA-256 is the same on every version and machine, which PostgreSQL's quicker hashes
 * do not promise.
 * @param from a table, or a select in parentheses
 */
export async function sumTable(
  client: pg.ClientBase,
  from: string,
  columns: readonly string[],
): Promise<TableSum> {
  const { rows } = await client.query<TableSum>(`
    SELECT count(*)::text AS rows,
      coalesce(sum(('x' || left(encode(sha256(convert_to(r::text, 'UTF8')), 'hex'), 15))::bit(60)::bigint), 0)::text AS sum
    FROM (SELECT ${columnList(columns)} FROM ${from} AS t) AS r`);
  return rows[0] as TableSum;
}
