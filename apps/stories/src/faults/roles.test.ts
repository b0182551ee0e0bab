import { mkdtemp, readFile, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChatDriver } from "@gotovo/sandbox/driver";
import { createHost } from "@gotovo/testing/database/host";
import { createTestDatabase, type TestDatabase } from "@gotovo/testing/database/test-database";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { figureOf, panelsIn, readFigures, rulesIn, wrongIn } from "../deploy/figures.ts";
import { type Cafe, meetCustomer, openCafe } from "../world/cafe.ts";
import { startChild } from "../world/child.ts";
import { createMerchant } from "../world/create-merchant.ts";
import { createEmptyDatabase } from "../world/empty-database.ts";
import { customerBot, type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type Part, startPart } from "../world/part.ts";

/** Milliseconds in which whoever stops a process wants it gone. */
const stopLimit = 10_000;
const projectRoot = join(import.meta.dirname, "../../../..");

let telegram: LocalTelegram;
let database: TestDatabase;
let dataDir: string;
let env: Record<string, string>;
const parts: Part[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "gotovo-roles-"));
});
beforeEach(async () => {
  telegram = await openTelegram();
  database = await createTestDatabase();
  env = { ...telegram.env, DATABASE_URL: database.url, DATA_DIR: dataDir };
});
afterEach(async () => {
  await Promise.all(parts.splice(0).map((part) => part.end("SIGKILL")));
  await telegram?.close();
  await database?.close();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function start(roles: readonly string[], more: Record<string, string> = {}): Promise<Part> {
  const part = await startPart(roles, { ...env, ...more });
  parts.push(part);
  return part;
}

async function newCafe(api: Part): Promise<Cafe> {
  return openCafe(await createMerchant(env), { url: api.url, fetch, telegram });
}

const answersIn = async (chat: ChatDriver) =>
  (await chat.messages()).filter(
    ({ from, text = "" }) => from.is_bot && text.startsWith("What you can do now"),
  ).length;

test("an order goes its way through a process of each role; each tells of its health", async () => {
  const [api, customer, horeca, worker] = (await Promise.all(
    ["api", "customer", "horeca", "worker"].map((role) => start([role])),
  )) as [Part, Part, Part, Part];
  const cafe = await newCafe(api);
  const barista = await cafe.owner("Olga");
  const anna = await meetCustomer("Anna", { url: api.url, fetch, telegram });
  const order = await cafe.order({ customer: anna });
  await anna.pair(order);
  for (const status of ["in_progress", "ready"] as const) await order.move(status);
  await anna.card(order, "ready");
  await barista.waitForText(order.number);
  expect((await fetch(`${api.url}/docs`)).status).toBe(200);
  for (const part of [customer, horeca, worker]) {
    expect((await fetch(`${part.url}/v1/orders`)).status).toBe(404);
    expect(await (await fetch(`${part.url}/metrics`)).text()).toContain("process_resident_memory_bytes");
    expect((await fetch(`${part.url}/health/live`)).status).toBe(200);
  }
});

test("of two that poll for a bot one waits; in a rolling restart and after a kill every command is answered, and once", async () => {
  const first = await start(["customer"]);
  const second = await start(["customer"]);
  const people = await Promise.all(
    Array.from({ length: 6 }, (_, n) => meetCustomer(`Guest ${n}`, { url: first.url, fetch, telegram })),
  );
  const chats = people.map(({ person }) => person.chat(customerBot.username));
  let asked = 0;
  const askAll = async () => {
    await Promise.all(chats.map((chat) => chat.say("/help")));
    asked++;
  };
  const answered = (limit: number) =>
    expect
      .poll(async () => Promise.all(chats.map(answersIn)), { timeout: limit })
      .toEqual(chats.map(() => asked));

  for (let n = 0; n < 3; n++) await askAll();
  await answered(30_000);
  expect(
    (await telegram.calls({ method: "getUpdates", limit: 200 })).filter(({ answer }) => !answer?.ok),
  ).toEqual([]);

  const restarting = first.end("SIGTERM");
  for (let n = 0; n < 3; n++) await askAll();
  expect(await restarting).toBe(0);
  await answered(stopLimit);

  await askAll();
  await answered(30_000);
  const third = await start(["customer"]);
  await second.end("SIGKILL");
  await askAll();
  await answered(stopLimit + 5_000);
  expect(third.ending()).toBeUndefined();
});

test("an API that is stopped says so first, ends kept connections with their next answer, and answers what it took", async () => {
  const api = await start(["api"], { DRAIN_SECONDS: "1" });
  const cafe = await newCafe(api);
  const kept = new Agent({ keepAlive: true, maxSockets: 1 });
  const get = (path: string) =>
    new Promise<{ status: number | undefined; connection: string | undefined }>((resolve, reject) => {
      request(`${api.url}${path}`, { agent: kept }, (response) => {
        response
          .resume()
          .on("end", () => resolve({ status: response.statusCode, connection: response.headers.connection }));
      })
        .on("error", reject)
        .end();
    });
  expect(await get("/health/ready")).toEqual({ status: 200, connection: "keep-alive" });

  const locking = await database.db.pool.connect();
  await locking.query("begin");
  await locking.query("select from venue for update");
  const placing = cafe.order();
  await expect
    .poll(
      async () =>
        (
          await database.db.pool.query(
            "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
          )
        ).rows[0].count,
    )
    .toBe(1);
  const startedAt = performance.now();
  const ended = api.end("SIGTERM");
  await expect
    .poll(() => get("/health/ready").catch(() => null), { interval: 20 })
    .toEqual({ status: 503, connection: "close" });
  // In the drain it still takes what comes; after it nothing.
  await expect.poll(api.ready, { timeout: 5_000 }).toBeNull();
  await locking.query("commit");
  locking.release();
  expect((await placing).number).not.toBe("");
  expect(await ended).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(stopLimit);
});

test("a process is gone within ten seconds, without an error, though its database hangs or Telegram does", async () => {
  const host = await createHost(database.url);
  try {
    const stuck = await start(["api", "customer", "worker"], { DATABASE_URL: host.url });
    host.fallSilent();
    // Something is under way that waits for the database.
    const asking = fetch(`${stuck.url}/health/ready`).catch(() => null);
    await sleep(200);
    const startedAt = performance.now();
    expect(await stuck.end("SIGTERM"), stuck.output()).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(stopLimit);
    await asking;
  } finally {
    await host.close();
  }
});

test("a role without a database of its own, or without tokens, says what it needs; an unknown one names the known", async () => {
  const missing = startChild("apps/standalone/src/role.ts", ["customer"], { DATA_DIR: dataDir });
  expect(await missing.ended).toBe(1);
  for (const name of ["DATABASE_URL", "CUSTOMER_BOT_TOKEN", "HORECA_BOT_TOKEN"])
    expect(missing.output()).toContain(`${name}: is required by a role of its own`);
  const unknown = startChild("apps/standalone/src/role.ts", ["barista"], { DATA_DIR: dataDir });
  expect(await unknown.ended).toBe(2);
  expect(unknown.output()).toContain("api | customer | horeca | worker | all");
});

test("on a database that was never brought up to date a role says what to run; then it starts", async () => {
  const empty = await createEmptyDatabase();
  const DATABASE_URL = empty.url;
  try {
    const refused = startChild("apps/standalone/src/role.ts", ["worker"], { ...env, DATABASE_URL });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(
      /^The database lacks \d+ migrations of this version, .*`npm run migrate` first\.\n$/,
    );
    const migrating = startChild("apps/standalone/src/migrate.ts", [], { ...env, DATABASE_URL });
    expect(await migrating.ended, migrating.output()).toBe(0);
    const worker = await start(["worker"], { DATABASE_URL });
    expect(await worker.end("SIGTERM")).toBe(0);
  } finally {
    await empty.close();
  }
});

test("the figures of all roles answer every query of alerts and dashboard; the page for operators names them and each alert", async () => {
  const [api, bots] = await Promise.all([start(["api", "worker"]), start(["customer", "horeca"])]);
  const cafe = await newCafe(api);
  const barista = await cafe.owner("Olga");
  const order = await cafe.order();
  await barista.waitForText(order.number);
  // A moment after the chat has it the bot has noted it too.
  const figuresOf = async ({ url }: Part) => (await fetch(`${url}/metrics`)).text();
  await expect
    .poll(() => figuresOf(bots))
    .toMatch(/^gotovo_shown_seconds_count\{bot="horeca",urgency="urgent"\} 1$/m);
  const texts = await Promise.all([api, bots].map(figuresOf));
  const told = texts.join("\n");
  expect(told).toMatch(/^gotovo_orders\{status="placed"\} 1$/m);
  expect(told).toMatch(
    /^gotovo_bot_api_call_seconds_count\{bot="horeca",method="sendMessage",result="ok"\} [1-9]/m,
  );
  expect(told).toMatch(/^gotovo_outbound_wait_seconds_count\{bot="horeca"\} [1-9]/m);
  expect(told).toMatch(/^gotovo_database_connections\{state="waiting"\} 0$/m);

  const figures = readFigures(texts);
  const [alerts, page, dashboard] = await Promise.all(
    ["deploy/prometheus/alerts.yml", "docs/run.md", "deploy/grafana/dashboards/gotovo.json"].map((file) =>
      readFile(join(projectRoot, file), "utf8"),
    ),
  );
  const queries = [...rulesIn(alerts ?? ""), ...panelsIn(dashboard ?? "")];
  expect(queries.length).toBeGreaterThan(30);
  expect(queries.flatMap((query) => wrongIn(query, figures))).toEqual([]);
  const named = [...(page ?? "").matchAll(/\b(?:gotovo|http|nodejs|process)_\w*[a-z]\b/g)].map(
    ([name]) => name,
  );
  expect(named.filter((name) => !figures.has(figureOf(name)) && name !== "gotovo_jobs_")).toEqual([]);
  const rules = [...(alerts ?? "").matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
  const sections = [...(page ?? "").matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
  expect(sections).toEqual(rules);
});
