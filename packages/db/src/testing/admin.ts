import pg from "pg";

/** The address of another database of the same server. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Works over one connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // Reported by the query that meets it.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Ends whatever still uses a database, and waits until it is gone. */
export async function endSessions(client: pg.Client, database: string): Promise<void> {
  const text = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1";
  await client.query(text, [database]);
}
