import { inject } from "vitest";
import { createDb, type Db } from "../client.ts";
import { type Log, silentLog } from "../log.ts";
import { cloneTemplate, dropDatabase } from "./server.ts";

/** A migrated, empty database of one's own. */
export interface TestDatabase {
  url: string;
  db: Db;
  close(): Promise<void>;
}

let made = 0;

/** Copies the template (about 30 ms); `close` ends the connections and drops the copy. Call it in `beforeAll`. */
export async function createTestDatabase({ log = silentLog }: { log?: Log } = {}): Promise<TestDatabase> {
  const server = inject("testServer");
  const url = await cloneTemplate(server, ++made);
  const db = createDb({ url, log });
  return {
    url,
    db,
    async close() {
      await db.close();
      await dropDatabase(server.adminUrl, url);
    },
  };
}
