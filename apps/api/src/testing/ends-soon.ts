import type { TestApi } from "./test-api.ts";

/** Long enough to be looked at before, on a machine that is busy with other files. */
const soonMs = 2_500;

/** Has a row end by itself in a moment, with nothing else happening to it. `condition` names `value` as `$2`. */
export async function endsSoon(
  { deps, database }: Pick<TestApi, "deps" | "database">,
  table: "authorization" | "account_session",
  condition: string,
  value: string,
): Promise<void> {
  const at = new Date(deps.clock().getTime() + soonMs);
  const text = `update "${table}" set expires_at = $1 where ${condition}`;
  const { rowCount } = await database.db.pool.query(text, [at, value]);
  if (rowCount !== 1) throw new Error(`${rowCount} rows end soon`);
}
