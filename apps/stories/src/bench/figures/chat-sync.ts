import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { createCustomerBot } from "@gotovo/customer-bot";
import { silentLog } from "@gotovo/db";
import type { Deps } from "@gotovo/usecases/context";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { publishChats } from "@gotovo/usecases/publish";
import { Api } from "grammy";
import { callCount, timeToCall } from "../lib/arrival.ts";
import { openBarePath } from "../lib/bare-path.ts";
import { withServer } from "../lib/child.ts";
import { openBenchDeps } from "../lib/database.ts";
import { type Figure, percentile } from "../lib/figure.ts";
import { postOrders } from "../lib/posted-orders.ts";
import { seedCustomers, seedMerchant, seedOrders, tidy } from "../lib/seed.ts";

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
  const api = new Api(token, { apiRoot: url });
  const barePath = await openBarePath(databaseUrl, (chat) => sameCall(api, chat));
  const sample = { first: firstPerson, count: latencySamples };
  const orders = await postOrders(deps, merchant, server, sample);
  await tidy(deps);
  const ours: number[] = [];
  const bare: number[] = [];
  for (const [n, id] of orders.entries()) {
    const chat = firstPerson + n;
    bare.push(await timeToCall(server, -chat, () => barePath.send(-chat)));
    ours.push(
      await timeToCall(server, chat, () =>
        changeOrder(deps, actor, { id }, { type: "move", to: "in_progress" }),
      ),
    );
    await sleep(5);
  }
  await barePath.stop();
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

/** All chats have something new at once; the bot's budget is lifted. */
async function measureThroughput(deps: Deps, url: string, server: ChildProcess): Promise<number> {
  const merchant = await seedMerchant(deps);
  await seedCustomers(deps, merchant.merchantId, firstPerson, chats);
  await seedOrders(deps, merchant, "T-", chats, false);
  await tidy(deps);
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
