import type { ConnectionOptions } from "pg-boss";
import type { Db } from "../client.ts";
import { createStatementNames } from "../statement-names.ts";

/** What pg-boss asks of a database. */
type BossDatabase = NonNullable<ConnectionOptions["db"]>;

/**
 * Lets pg-boss use our pool, its statements prepared: planning a fetch takes longer than running it.
 *
 * pg-boss skips, until its next look, the keys that were active when it last counted (singletonsActive): up to two
 * minutes of delay for a busy chat. Our fetches leave out active keys exactly, so it is told there are none.
 */
export function createAdapter(db: Pick<Db, "pool">): BossDatabase {
  const nameOf = createStatementNames("boss");
  return {
    async executeSql(text, values) {
      // Without values it may be several statements (its supervision is), and those cannot be prepared.
      const name = values?.length ? nameOf({ sql: text }) : undefined;
      const result = await db.pool.query({ name, text, values });
      for (const row of result.rows ?? []) if ("singletonsActive" in row) row.singletonsActive = null;
      return result;
    },
  };
}
