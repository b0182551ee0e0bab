import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDb, type Db } from "./client.ts";
import { isAway } from "./errors.ts";
import type { ListenEvent } from "./listener.ts";
import { silentLog } from "./log.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

/** A host that can be gone from one moment to the next: its connections stay open, and nothing passes any more. */
async function createHost(url: string) {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let gone = false;
  let cut: Socket[] = [];
  const server: Server = createServer((inside) => {
    sockets.add(inside);
    // Of a host that is gone, TCP accepts nothing; a proxy before it does, and forwards nothing.
    if (gone) return void cut.push(inside.on("error", () => undefined));
    const outside = connect(Number(port), hostname);
    sockets.add(outside);
    for (const [from, to] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      from.on("data", (data) => gone || cut.includes(from) || to.write(data));
      from.on("error", () => undefined);
      from.on("close", () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const through = new URL(url);
  through.hostname = "127.0.0.1";
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    fallSilent() {
      gone = true;
      cut = [...sockets];
    },
    /** The address answers again; connections from before stay dead, as after a replica took over. */
    takeOver() {
      gone = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let database: TestDatabase;
let host: Awaited<ReturnType<typeof createHost>>;
let db: Db;
beforeEach(async () => {
  database = await createTestDatabase();
  host = await createHost(database.url);
  db = createDb({ url: host.url, log: silentLog, statementTimeout: 1_000 });
});
afterEach(async () => {
  await host.close();
  await db.close();
  await database.close();
});

const answers = () => db.pool.query("select 1").then(({ rowCount }) => rowCount === 1);

/** Uses all connections at once, so that all are open. */
async function openAll(): Promise<void> {
  await Promise.all(Array.from({ length: 10 }, () => db.pool.query("select pg_sleep(0.05)")));
}

test("a server that falls silent is given up, in every way of asking, and all its connections with it", async () => {
  await openAll();
  let inside: (() => void) | undefined;
  const begun = new Promise<void>((resolve) => {
    inside = resolve;
  });
  const gate = Promise.withResolvers<void>();
  const transaction = db
    .sqlTx(async (tx) => {
      await tx.$queryRaw`select 1`;
      inside?.();
      await gate.promise;
      await tx.$queryRaw`select 2`;
    })
    .catch((error: unknown) => error);
  await begun;
  host.fallSilent();
  gate.resolve();
  const asked = [
    transaction,
    db.prisma.bot.count().catch((error: unknown) => error),
    answers().catch((error: unknown) => error),
  ];
  for (const error of await Promise.all(asked)) expect(isAway(error)).toBe(true);
  host.takeOver();
  // None of the connections from before is left for anybody to wait on.
  await Promise.all(Array.from({ length: 10 }, answers));
  expect(await db.prisma.bot.count()).toBe(0);
});

test("what takes the server long, and is within its limit, is no silence", async () => {
  const patient = createDb({ url: host.url, log: silentLog, statementTimeout: 3_000 });
  try {
    await patient.pool.query("select pg_sleep(2.5)");
    await expect(patient.pool.query("select pg_sleep(5)")).rejects.toMatchObject({ code: "57014" });
  } finally {
    await patient.close();
  }
});

test("who listens is told that messages may have been missed, once the address answers again", async () => {
  const events: ListenEvent["kind"][] = [];
  await db.listen("news", ({ kind }) => void events.push(kind));
  host.fallSilent();
  host.takeOver();
  await expect.poll(() => events, { timeout: 30_000 }).toEqual(["reconnected"]);
  await database.db.pool.query("notify news, 'x'");
  await expect.poll(() => events, { timeout: 10_000 }).toEqual(["reconnected", "message"]);
});
