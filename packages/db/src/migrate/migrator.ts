import type pg from "pg";
import { createConnector } from "../connector.ts";
import { connectTimeoutMs } from "../limits.ts";

/** Does something with a connection of its own, past any pool: migrations hold locks of a session. */
export async function withMigrator<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { Client, atAnyHost } = createConnector(url);
  const client = await atAnyHost(async () => {
    const next = new Client({
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      application_name: "gotovo migrate",
    });
    // A connection lost while idle is reported by the next query on it; unheard, the event would end the process.
    next.on("error", () => {});
    await next.connect();
    return next;
  });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
