import { inject } from "vitest";
import { createDb, type Db } from "../client.ts";
import { type Log, silentLog } from "../log.ts";
import { withDatabase } from "./admin.ts";
import { cloneTemplate, giveBack } from "./server.ts";

/** A migrated, empty database of one's own. */
export interface TestDatabase {
  url: string;
  /** The same past whatever the run's mode refuses: for tests of just that. */
  wholeUrl: string;
  db: Db;
  close(): Promise<void>;
}

/** The address of a test's database past whatever the run's mode refuses. */
export function wholeUrlOf(url: string): string {
  return withDatabase(inject("testServer").adminUrl, new URL(url).pathname.slice(1));
}

/** Takes one that was given back, or copies the template; `close` gives it back. Call it in `beforeAll`. */
export async function createTestDatabase({ log = silentLog }: { log?: Log } = {}): Promise<TestDatabase> {
  const server = inject("testServer");
  const url = await cloneTemplate(server);
  const db = createDb({ url, log });
  return {
    url,
    wholeUrl: wholeUrlOf(url),
    db,
    async close() {
      await db.close();
      await giveBack(server, url);
    },
  };
}
