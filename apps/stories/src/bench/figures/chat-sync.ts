import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { createCustomerBot } from "@gotovo/customer-bot";
import { silentLog } from "@gotovo/db";
import type { Deps } from "@gotovo/usecases/context";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { placeOrder } from "@gotovo/usecases/orders/place-order";
import { publishChats } from "@gotovo/usecases/publish";
import { Api } from "grammy";
import { PgBoss } from "pg-boss";
import { withServer } from "../lib/child.ts";
import { openBenchDeps } from "../lib/database.ts";
import { type Figure, percentile } from "../lib/figure.ts";
import { seedCustomers, seedMerchant, seedOrders } from "../lib/seed.ts";

const token = "1:bench";
const latencySamples = 300;
/** Runs before statements are planned and code is compiled. */
const warmUp = 50;
const chats = 5_000;
const firstPerson = 800_000_000;

/** How soon a status change reaches the Bot API, and how many chats a second can be brought up to date. */
export async function chatSyncFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  const latency = await withServer("bot-api.ts", { REPORT_CALLS: "1" }, async (url, server) => {
    const databaseUrl = await newDatabase();
    const deps = await openBenchDeps(databaseUrl);
    try {
      return await measureLatency(deps, databaseUrl, url, server);
    } finally {
      await deps.close();
    }
  });
  const perSecond = await withServer("bot-api.ts", {}, async (url, server) => {
    const deps = await openBenchDeps(await newDatabase());
    try {
      return await measureThroughput(deps, url, server);
    } finally {
      await deps.close();
    }
  });
  const latencyGoal = { of: "ratio", atMost: 2 } as const;
  return [
    ...[50, 95].map((percent) => ({
      name: `accepted status change to Bot API call, p${percent}`,
      unit: "ms",
      value: percentile(latency.ours, percent),
      baseline: percentile(latency.bare, percent),
      goal: latencyGoal,
    })),
    {
      name: `${chats} chats brought up to date`,
      unit: "chats/s",
      value: perSecond,
      baseline: null,
      goal: { of: "value", atLeast: 300 },
    },
  ];
}

function bot(deps: Deps, apiRoot: string) {
  return createCustomerBot({
    deps,
    token,
    peerToken: "2:bench",
    apiRoot,
    webhook: null,
    outboundPerSecond: 100_000,
    log: silentLog,
  });
}

/** Times from the moment a change is accepted (its promise resolves) to the arrival of the call. */
async function measureLatency(deps: Deps, databaseUrl: string, url: string, server: ChildProcess) {
  const merchant = await seedMerchant(deps);
  await seedCustomers(deps, merchant.merchantId, firstPerson, latencySamples);
  const running = bot(deps, url);
  await running.start();
  const actor = { kind: "merchant", merchantId: merchant.merchantId } as const;
  const bareQueue = "bench-bare";
  const boss = new PgBoss({ connectionString: databaseUrl, schema: "bench", useListenNotify: true });
  boss.on("error", (error) => process.stderr.write(`${error}\n`));
  await boss.start();
  await boss.createQueue(bareQueue, { policy: "standard", notify: true });
  const api = new Api(token, { apiRoot: url });
  await boss.work(
    bareQueue,
    { batchSize: 10, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1 },
    async (jobs) => {
      for (const job of jobs) await sameCall(api, (job.data as { chat: number }).chat);
    },
  );
  const orders: string[] = [];
  for (let n = 0; n < latencySamples; n++) {
    const customer = { siteUserId: `site-${firstPerson + n}` };
    const input = {
      orderId: `L-${n}`,
      horecaId: merchant.venueId,
      items: [{ name: "Tea", quantity: 1 }],
      customer,
    };
    const arrived = arrival(server, firstPerson + n);
    orders.push((await placeOrder(deps, merchant.merchantId, input)).order.id);
    await arrived;
  }
  const ours: number[] = [];
  const bare: number[] = [];
  for (const [n, id] of orders.entries()) {
    const chat = firstPerson + n;
    bare.push(await timed(server, -chat, () => boss.send(bareQueue, { chat: -chat })));
    ours.push(
      await timed(server, chat, () => changeOrder(deps, actor, { id }, { type: "move", to: "in_progress" })),
    );
    await sleep(5);
  }
  await boss.stop({ graceful: false });
  await running.stop();
  return { ours: ours.slice(warmUp), bare: bare.slice(warmUp) };
}

/** An edit of a card, as chat sync makes it. */
function sameCall(api: Api, chat: number) {
  const text =
    "<b>Order L-100</b> · Bench\n\n• Tea\n\n\u2611 Received · 12:00\n\u2705 Being made · 12:01\n\u25ab Ready\n\u25ab Picked up";
  return api.editMessageText(chat, 1, text, {
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
    reply_markup: {
      inline_keyboard: [
        [{ text: "Cancel the order", callback_data: "c:AAAAAAAAAAAAAAAAAAAAAA:0:1", style: "danger" }],
      ],
    },
  });
}

async function timed(server: ChildProcess, chat: number, change: () => Promise<unknown>): Promise<number> {
  const arrived = arrival(server, chat);
  await change();
  const accepted = performance.timeOrigin + performance.now();
  return Math.max(0, (await arrived) - accepted);
}

function arrival(server: ChildProcess, chat: number): Promise<number> {
  return new Promise((resolve) => {
    const listen = (message: unknown) => {
      const { call, at } = message as { call?: number; at?: number };
      if (call !== chat || at === undefined) return;
      server.off("message", listen);
      resolve(at);
    };
    server.on("message", listen);
  });
}

/** All chats have something new at once; the bot's budget is lifted. */
async function measureThroughput(deps: Deps, url: string, server: ChildProcess): Promise<number> {
  const merchant = await seedMerchant(deps);
  await seedCustomers(deps, merchant.merchantId, firstPerson, chats);
  await seedOrders(deps, merchant, "T-", chats, false);
  const keys = Array.from({ length: chats }, (_, n) => ({
    bot: "customer" as const,
    chatId: BigInt(firstPerson + n),
  }));
  await deps.db.tx((tx) => publishChats(deps, tx, keys));
  const running = bot(deps, url);
  const began = performance.now();
  await running.start();
  while ((await callCount(server)) < chats) await sleep(20);
  const seconds = (performance.now() - began) / 1000;
  await running.stop();
  return chats / seconds;
}

async function callCount(server: ChildProcess): Promise<number> {
  server.send({ count: true });
  const [message] = await once(server, "message");
  return (message as { calls: number }).calls;
}
