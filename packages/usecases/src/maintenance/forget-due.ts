import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import type { Rule } from "./rule.ts";

/** A batch of rows that went. */
export interface Gone {
  readonly count: number;
  /** Of the last of them, where the next batch begins. */
  readonly last: string | null;
}

/** How `since` of each kind is compared, and where it begins. */
const kinds = {
  instant: { type: "timestamptz", first: "-infinity", of: (at: Date) => at.toISOString() },
  id: { type: "uuid", first: "00000000-0000-0000-0000-000000000000", of: firstIdOf },
  milliseconds: { type: "bigint", first: "0", of: (at: Date) => String(at.getTime()) },
};

/**
 * Deletes up to `batch` rows of a table whose time was over at `before`, the oldest first, with what hangs on them. One
 * statement, a transaction of its own. What somebody else holds at the moment is left for the next time.
 * @param from the `last` of the batch before: what went already is not walked over again
 */
export async function forgetDue(
  deps: Pick<Deps, "db">,
  table: string,
  rule: Rule,
  { before, from, batch }: { readonly before: Date; readonly from: string | null; readonly batch: number },
): Promise<Gone> {
  const { first, of } = kinds[rule.holds ?? "instant"];
  const [row] = await deps.db.write<{ count: number; last: string | null }>(
    forgetSql(table, rule, { before: of(before), from: from ?? first, batch }),
  );
  return row ?? { count: 0, last: null };
}

/**
 * The statement of `forgetDue`. Its commit does not wait for the disk: what a crash brings back goes the next time, and nobody
 * stands behind it.
 */
export function forgetSql(
  table: string,
  rule: Rule,
  { before, from, batch }: { readonly before: string; readonly from: string; readonly batch: number },
): Prisma.Sql {
  const { raw } = Prisma;
  const { key, since, only = "true", columns = [], also = [] } = rule;
  const type = raw(kinds[rule.holds ?? "instant"].type);
  const [rows, column] = [raw(`"${table}"`), raw(`t.${since}`)];
  const chosen = raw([...new Set([...key, ...columns])].map((name) => `t.${name}`).join(", "));
  const [first = "", ...rest] = only.split("$before");
  const condition = rest.reduce((sql, part) => Prisma.sql`${sql}${before}::${type}${raw(part)}`, raw(first));
  return Prisma.sql`
    with due as materialized (
      select ${chosen}, ${column} as due_since from ${rows} t
      where ${column} >= ${from}::${type} and ${column} < ${before}::${type} and ${condition}
      order by ${column} ${raw(`limit ${batch}`)} for update of t skip locked),
    ${raw(also.map((sql, n) => `also_${n} as (${sql}),`).join(" "))}
    gone as (delete from ${rows} t using due where ${raw(tuple("t", key))} = ${raw(tuple("due", key))})
    select count(*)::int as count, (select due_since::text from due order by due_since desc limit 1) as last,
      set_config('synchronous_commit', 'off', true) from due`;
}

function tuple(row: string, columns: readonly string[]): string {
  return `(${columns.map((name) => `${row}.${name}`).join(", ")})`;
}

/** The lowest id that is made at an instant: ids begin with theirs. */
function firstIdOf(at: Date): string {
  const ms = at.getTime().toString(16).padStart(12, "0");
  return `${ms.slice(0, 8)}-${ms.slice(8)}-0000-0000-000000000000`;
}
