import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type ChatDriver, waitUntil } from "@gotovo/sandbox/driver";
import { createTestDatabase, type TestDatabase } from "@gotovo/testing/database/test-database";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cafe, meetCustomer, openCafe } from "../world/cafe.ts";
import { type CardCall, untilTold } from "../world/calls.ts";
import { cardsOf } from "../world/cards.ts";
import { createMerchant } from "../world/create-merchant.ts";
import type { Customer } from "../world/customer.ts";
import { customerBot, type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type Part, startPart } from "../world/part.ts";
import { percentile, type RushedOrder, rush } from "../world/rush.ts";
import { together } from "../world/together.ts";

const perSecond = 5;
const pairs = sizes.rolesApart
  ? [["api"], ["customer"], ["horeca"], ["worker"]]
  : [
      ["api", "worker"],
      ["customer", "horeca"],
    ];

let telegram: LocalTelegram;
let database: TestDatabase;
let dataDir: string;
let env: Record<string, string>;
let cafe: Cafe;
let customers: Customer[];
/** Two of each. */
const parts: Part[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "gotovo-turns-"));
  telegram = await openTelegram();
  database = await createTestDatabase();
  env = { ...telegram.env, DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: "warn" };
  for (const roles of [...pairs, ...pairs]) parts.push(await startPart(roles, env));
  const place = { url: anApi(), fetch, telegram };
  cafe = openCafe(await createMerchant(env), place);
  customers = await together([...Array(sizes.turnsCustomers).keys()], 5, async (n) => {
    const customer = await meetCustomer(`Customer ${n}`, place);
    await customer.pair(await cafe.order({ customer }));
    return customer;
  });
});
afterAll(async () => {
  await Promise.all(parts.map((part) => part.end("SIGKILL")));
  await telegram?.close();
  await database?.close();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

let asked = 0;

/** As a proxy does: the next one that runs. */
function anApi(): string {
  const running = parts.filter((part, n) => n % pairs.length === 0 && part.ending() === undefined);
  return (running[asked++ % running.length] as Part).url;
}

test("of two of each role each is killed in turn under load: nothing accepted is lost, and at most one message a kill comes twice", async () => {
  const { turns } = sizes;
  const seconds = (turns + 1) * sizes.turnSeconds;
  const mark = await telegram.callMark();
  const rushing = rush({ cafes: [cafe], customers, perSecond, seconds, stageMs: 1_000, address: anApi });
  let isOver = false;
  const commands = together(customers, customers.length, async ({ chat }) => {
    let said = 0;
    for (; !isOver; said++) {
      await chat.say("/help");
      await sleep(2_000);
    }
    return said;
  });
  const kills: number[] = [];
  for (let n = 0; n < turns; n++) {
    await sleep(sizes.turnSeconds * 1_000);
    kills.push(Date.now());
    await (parts[n] as Part).end("SIGKILL");
    parts[n] = await startPart(pairs[n % pairs.length] as string[], env);
  }
  const { orders, answers } = await rushing;
  isOver = true;
  const said = await commands;

  const numbers = orders.map(({ number }) => number);
  const told = await untilTold(telegram, { bot: customerBot.username, mark }, numbers, "ready");
  const all = (n: number) => (customers[n] as Customer).chat.messages(1_000);
  await together(said, 8, (count, n) =>
    waitUntil(
      async () => helped(await all(n)) >= count,
      { what: `${count} answers to /help`, timeoutMs: 120_000 },
      () => `customer ${n}`,
    ),
  );
  const cutOff = answers.filter(({ status }) => status === 0).length;
  console.log(`killed in turn: ${orders.length} orders, ${kills.length} kills, ${cutOff} requests cut off`);
  console.log(waitsAround(kills, shownAfter(orders, told)).join("\n"));
  const twice = async () => {
    const counts = await together(said, 8, async (count, n) => {
      const messages = await all(n);
      return (
        numbers.flatMap((number) => cardsOf(messages, number).slice(1)).length + helped(messages) - count
      );
    });
    return counts.reduce((sum, count) => sum + count, 0);
  };
  // The older message of a card that was posted again goes a moment later.
  await expect.poll(twice, { timeout: 30_000, interval: 1_000 }).toBeLessThanOrEqual(kills.length);
  console.log(`messages that came twice: ${await twice()}`);
});

/** How often the bot has answered /help. */
function helped(messages: Awaited<ReturnType<ChatDriver["messages"]>>): number {
  return messages.filter(({ from, text = "" }) => from.is_bot && text.startsWith("What you can do now"))
    .length;
}

interface Wait {
  readonly at: number;
  readonly ms: number;
}

/** Of each status that was accepted: when, and how long it was until the customer's chat showed it or a later one. */
function shownAfter(orders: readonly RushedOrder[], told: readonly CardCall[]): Wait[] {
  const stages = ["placed", "in_progress", "ready"];
  const byNumber = Map.groupBy(told, ({ number }) => number);
  return orders.flatMap(({ number, accepted }) =>
    [...accepted].map(([status, at]) => {
      const shown = byNumber
        .get(number)
        ?.find((call) => stages.indexOf(call.status ?? "") >= stages.indexOf(status));
      return { at, ms: Math.max(0, (shown?.at ?? Number.POSITIVE_INFINITY) - at) };
    }),
  );
}

/** What 95 of 100 waited at most before the first kill, and after each. */
function waitsAround(kills: readonly number[], waits: readonly Wait[]): string[] {
  const p95 = (from: number, to: number) => {
    const within = waits.filter(({ at }) => at >= from && at < to).map(({ ms }) => ms);
    return `${Math.round(percentile(within, 0.95))} ms`;
  };
  const recovered = 15_000;
  return [
    `accepted to shown, p95: ${p95(0, kills[0] ?? 0)} before`,
    ...kills.map((kill, n) => {
      const next = kills[n + 1] ?? Number.POSITIVE_INFINITY;
      return `  after kill ${n + 1}: ${p95(kill, kill + recovered)}, from 15 s on ${p95(kill + recovered, next)}`;
    }),
  ];
}
