import type pg from "pg";
import type { PgBoss } from "pg-boss";

type Backend = NonNullable<Extract<ConstructorParameters<typeof PgBoss>[0], object>["backend"]>;

/** Of the engines that speak PostgreSQL's protocol, those that pg-boss keeps its tables in another way for. */
const backends: readonly (readonly [RegExp, Backend])[] = [
  [/yugabyte|-yb-/i, "yugabytedb"],
  [/cockroach/i, "cockroachdb"],
];

/** What pg-boss is to be told of the database it works on: the engine names itself in its version. */
export async function findBackend(pool: pg.Pool): Promise<Backend> {
  const { rows } = await pool.query<{ version: string }>("SELECT version()");
  return backendOf(rows[0]?.version ?? "");
}

/** @param version as `version()` says it */
export function backendOf(version: string): Backend {
  return backends.find(([words]) => words.test(version))?.[1] ?? "postgres";
}
