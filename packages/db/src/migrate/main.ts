import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startEmbeddedPostgres } from "../embedded/start.ts";
import { silentLog } from "../log.ts";
import { pendingSql, writeMigration } from "./author.ts";

/** `new --name <name>` writes the next migration; `check` fails when schema.prisma and the migrations disagree. */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { name: { type: "string" } } });
const [command] = positionals;

const dataDir = await mkdtemp(join(tmpdir(), "gotovo-migrations-"));
const server = await startEmbeddedPostgres({ dataDir, log: silentLog, settings: { fsync: "off" } });
try {
  if (command === "new") {
    if (!values.name) throw new Error("migration:new --name <lower_case_words>");
    const file = await writeMigration({ url: server.adminUrl, name: values.name, now: new Date() });
    process.stdout.write(file ? `${file}\n` : "schema.prisma and the migrations already agree\n");
  } else if (command === "check") {
    const sql = await pendingSql({ url: server.adminUrl });
    if (sql) throw new Error(`schema.prisma is ahead of the migrations; run migration:new. Missing:\n${sql}`);
  } else {
    throw new Error("migrate/main.ts new --name <name> | check");
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
