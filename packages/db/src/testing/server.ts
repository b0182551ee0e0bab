import { createHash, randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { getConstructionPlans } from "pg-boss";
import { createDb } from "../client.ts";
import { isAlive } from "../embedded/postmaster.ts";
import { startEmbeddedPostgres } from "../embedded/start.ts";
import { createJobs } from "../jobs/jobs.ts";
import { silentLog } from "../log.ts";
import { migrationsFolder, readMigrations } from "../migrate/folder.ts";
import { migrate } from "../migrate/migrate.ts";
import { endSessions, withClient, withDatabase } from "./admin.ts";
import { type Gate, openGate } from "./gate.ts";
import { rulesOf, settingsOf, testModes } from "./modes.ts";
import { markQuery, noteShape, setAside, takeSpare } from "./spares.ts";

const projectRoot = fileURLToPath(new URL("../../../../", import.meta.url));
/** Each mode has a server and a template of its own. */
const testDataDir = join(
  projectRoot,
  "node_modules/.cache/gotovo",
  ["test-postgres", ...testModes].join("-"),
);
const databasePrefix = "test_";

/** A server for tests, and the migrated database that each test's own is copied from. */
export interface TestServer {
  /** Of its maintenance database, past whatever the run's mode refuses. */
  adminUrl: string;
  /** The same as the product may reach it. */
  productUrl: string;
  template: string;
  stop(): Promise<void>;
}

/**
 * Starts the server for a test run, or joins the one another run is using. Its files are kept between runs, so only
 * the first run and a changed migration pay for making the template. Durability is off: nothing here is worth keeping.
 */
export async function startTestServer(): Promise<TestServer> {
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    wal_level: "minimal",
    max_wal_senders: "0",
    autovacuum: "off",
    // Connections of tests live for seconds: planning each statement five times before its plan is kept, as PostgreSQL
    // does for each connection, was half of what it did in stories.
    plan_cache_mode: "force_generic_plan",
    max_connections: "300",
    ...settingsOf(testModes),
  };
  await mkdir(testDataDir, { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir: testDataDir, log: silentLog, settings });
  const template = `template_${await hashOfSchema()}`;
  const gate = await openGateOf(server.adminUrl);
  const { adminUrl } = server;
  const productUrl = gate?.url ?? adminUrl;
  const stop = async () => {
    await gate?.close();
    await server.stop();
  };
  try {
    await withClient(server.adminUrl, async (client) => {
      await quickenSignIn(client, server.adminUrl);
      await dropLeftovers(client, template);
      await ensureTemplate(client, { adminUrl, productUrl, template });
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { adminUrl, productUrl, template, stop };
}

async function openGateOf(url: string): Promise<Gate | undefined> {
  const rules = rulesOf(testModes);
  return rules.refused.length > 0 ? openGate(url, rules) : undefined;
}

/** Makes a database for one test process: `test_<pid>_<random>`, so that a later run sees whose it was. */
export async function cloneTemplate(server: Omit<TestServer, "stop">): Promise<string> {
  const { adminUrl, productUrl, template } = server;
  const name = `${databasePrefix}${process.pid}_${randomBytes(4).toString("hex")}`;
  await withClient(adminUrl, async (client) => {
    if (await takeSpare(client, template, name)) return;
    // Copying needs a moment in which nobody else copies the same template.
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [template]);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  });
  return withDatabase(productUrl, name);
}

/** Gives back the database of `url`, ending whatever still uses it. */
export async function giveBack({ adminUrl, template }: Omit<TestServer, "stop">, url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  if (await setAside(adminUrl, name, template)) return;
  await withClient(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

async function ensureTemplate(
  client: pg.Client,
  { adminUrl, productUrl, template }: Omit<TestServer, "stop">,
): Promise<void> {
  await client.query("SELECT pg_advisory_lock(hashtext($1))", [template]);
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
  if (!rowCount) {
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft}`);
    await migrate(withDatabase(productUrl, draft));
    await installJobs(withDatabase(productUrl, draft));
    await noteShape(withDatabase(adminUrl, draft));
    // Renaming needs a database nobody is in; the server may still be seeing the migration's connections off.
    await endSessions(client, draft);
    // Under its final name only once it is complete: a killed run leaves a draft, never half a template.
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  }
  await client.query("SELECT pg_advisory_unlock(hashtext($1))", [template]);
}

/** Proving a password takes both sides milliseconds, on purpose; each test file opens a dozen connections. */
async function quickenSignIn(client: pg.Client, adminUrl: string): Promise<void> {
  await client.query("SET scram_iterations = 1");
  const { username, password } = new URL(adminUrl);
  await client.query(`ALTER ROLE ${username} PASSWORD '${password}'`);
}

/** The job queues' tables, which every process of the product makes sure of at its start. */
async function installJobs(url: string): Promise<void> {
  const db = createDb({ url, log: silentLog });
  const jobs = createJobs({ db, log: silentLog });
  await jobs.start();
  await jobs.stop();
  await db.close();
}

/** Databases of test processes that are gone and, when no other run is under way, what older migrations left. */
async function dropLeftovers(client: pg.Client, template: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database");
  const names = rows.map((row) => row.datname);
  const tests = names.filter((name) => name.startsWith(databasePrefix));
  const orphans = tests.filter((name) => !isAlive(Number(name.split("_")[1])));
  const idle = orphans.length === tests.length;
  const current = template.replace("template_", "");
  const outdated = names.filter((name) => idle && /^(template|spare)_/.test(name) && !name.includes(current));
  for (const name of [...orphans, ...outdated])
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function hashOfSchema(): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, checksum } of await readMigrations(migrationsFolder)) hash.update(name).update(checksum);
  // pg-boss has tables of each day, which it makes at its start.
  hash
    .update(markQuery)
    .update(String(rulesOf(testModes).changed))
    .update(getConstructionPlans())
    .update(new Date().toISOString().slice(0, 10));
  return hash.digest("hex").slice(0, 12);
}
