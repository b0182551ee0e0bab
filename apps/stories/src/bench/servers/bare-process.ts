import { enableCompileCache } from "node:module";
import { join } from "node:path";

// The baseline of a process at rest: the libraries that the product stands on, each of them in use, and nothing else.
// With the same database, started in the same way, and what was compiled once kept, as the product does.
enableCompileCache(join(import.meta.dirname, "../../../../../node_modules/.cache/gotovo/compiled"));
const { createDb, silentLog, startEmbeddedPostgres } = await import("@gotovo/db");
const { Bot } = await import("grammy");
const { Hono } = await import("hono");
const { serve } = await import("@hono/node-server");
const { PgBoss } = await import("pg-boss");

const postgres = await startEmbeddedPostgres({ dataDir: process.env.DATA_DIR ?? "", log: silentLog });
const db = createDb({ url: postgres.url, log: silentLog });
const boss = new PgBoss({ connectionString: postgres.url, useListenNotify: true });
await boss.start();
const bots = ["1:bench", "2:bench"].map((token) => new Bot(token));
const app = new Hono();
app.get("/health/ready", async (c) => {
  const [row] = await db.prisma.$queryRaw<{ bots: number }[]>`select ${bots.length}::int as bots`;
  return c.json(row);
});
app.get("/metrics", (c) => c.text(`process_resident_memory_bytes ${process.memoryUsage.rss()}\n`));
const server = serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });
process.once("SIGINT", async () => {
  server.close();
  await boss.stop({ graceful: false });
  await db.close();
  await postgres.stop();
  process.exit(0);
});
