import type { ConnectionOptions } from "pg-boss";
import type { Db } from "../client.ts";
import type { Log } from "../log.ts";
import { repeatConflicts } from "../repeat-conflicts.ts";
import { createStatementNames } from "../statement-names.ts";

/** What pg-boss asks of a database. */
type BossDatabase = NonNullable<ConnectionOptions["db"]>;

/** A pool's connections know a statement by its name: who shares them has to share the names. */
const namesOfPools = new WeakMap<object, ReturnType<typeof createStatementNames>>();

/**
 * Lets pg-boss use our pool, its statements prepared: planning a fetch takes longer than running it.
 *
 * pg-boss skips, until its next look, the keys that were active when it last counted (singletonsActive): up to two
 * minutes of delay for a busy chat. Our fetches leave out active keys exactly, so it is told there are none.
 */
export function createAdapter(db: Pick<Db, "pool">, log: Log): BossDatabase {
  const nameOf = namesOfPools.get(db.pool) ?? createStatementNames("boss");
  namesOfPools.set(db.pool, nameOf);

  /** It fails inside the transaction that it began: a connection that came back so would be of no use to anybody. */
  async function runTransaction(text: string) {
    const client = await db.pool.connect();
    let broken: Error | undefined;
    try {
      return await client.query(text);
    } catch (error) {
      await client.query("ROLLBACK").catch((cause: Error) => {
        broken = cause;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    async executeSql(text, values) {
      // Without values it may be several statements, its supervision's with a transaction of their own. Those have no name.
      const result = values?.length
        ? await db.pool.query({ name: nameOf({ sql: text }), text, values })
        : beginsTransaction.test(text)
          ? await repeatConflicts(() => runTransaction(text), log)
          : await db.pool.query(text);
      for (const row of result.rows ?? []) if ("singletonsActive" in row) row.singletonsActive = null;
      return result;
    },
  };
}

const beginsTransaction = /^\s*BEGIN\s*;/i;
