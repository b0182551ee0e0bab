import type { Db as BossDatabase } from "pg-boss";
import type { Db } from "../client.ts";

/** What the notices of pg-boss say: jobs of this queue wait, or notices may have been missed. */
export type Notice = { queue: string } | { missed: true };

/**
 * Lets pg-boss use our pool and our LISTEN connection, and shows its notices to `onNotice` as well.
 *
 * pg-boss skips, until its next look, the keys that were active when it last counted (singletonsActive): up to two
 * minutes of delay for a busy chat. Our fetches leave out active keys exactly, so it is told there are none.
 */
export function createAdapter(db: Db, onNotice: (notice: Notice) => void): BossDatabase {
  return {
    async executeSql(text, values) {
      const result = await db.pool.query(text, values);
      for (const row of result.rows ?? []) if ("singletonsActive" in row) row.singletonsActive = null;
      return result;
    },
    async listen(channel, onPayload, onReconnect) {
      const close = await db.listen(channel, (event) => {
        if (event.kind === "message") {
          onPayload(event.payload);
          onNotice({ queue: event.payload });
        } else {
          onReconnect();
          onNotice({ missed: true });
        }
      });
      return { close };
    },
  };
}
