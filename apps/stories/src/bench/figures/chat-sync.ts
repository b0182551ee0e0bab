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
import { type Compared, inTurns, perSecond } from "../lib/in-turns.ts";
import { createPlainBot } from "../lib/plain-bot.ts";
import { postOrders } from "../lib/posted-orders.ts";
import { sampleCard } from "../lib/sample-card.ts";
import { seedCustomers, seedMerchant, seedOrders, tidy } from "../lib/seed.ts";

const token = "1:bench";
const latencySamples = 300;
/** Runs before statements are planned and code is compiled. */
const warmUp = 50;
const rounds = 7;
const chatsPerRound = 500;
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
  const throughput = await withServer("bot-api.ts", {}, async (url, server) => {
    const deps = await openBenchDeps(await newDatabase());
    try {
      return await measureThroughput(deps, url, server);
    } finally {
      await deps.close();
    }
  });
  return [
    ...[50, 95].map((percent) => ({
      name: `accepted status change to Bot API call, p${percent}`,
      unit: "ms",
      measured: percentile(latency.ours, percent),
      baseline: percentile(latency.bare, percent),
      goal: { atMost: 1.6 },
    })),
    { name: "chats brought up to date", unit: "chats/s", ...throughput, goal: { atLeast: 0.5 } },
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
  const barePath = await openBarePath(databaseUrl, (chat) =>
    api.editMessageText(chat, 1, sampleCard.text, sampleCard.options),
  );
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

/** Chats a second, beside a plain bot that sends each of them the same card; the budget of both is lifted. */
async function measureThroughput(deps: Deps, url: string, server: ChildProcess): Promise<Compared> {
  const merchant = await seedMerchant(deps);
  const chats = (rounds + 1) * chatsPerRound;
  await seedCustomers(deps, merchant.merchantId, firstPerson, chats);
  await seedOrders(deps, merchant, "T-", chats, false);
  await tidy(deps);
  const chatsOf = (round: number) =>
    Array.from({ length: chatsPerRound }, (_, n) => firstPerson + round * chatsPerRound + n);
  const plain = createPlainBot(token, url);
  const running = bot(deps, url);
  await running.start();
  const ours = async (round: number) => {
    const keys = chatsOf(round).map((chat) => ({ bot: "customer" as const, chatId: BigInt(chat) }));
    const before = await callCount(server);
    await deps.db.tx((tx) => publishChats(deps, tx, keys));
    return perSecond(chatsPerRound, async () => {
      while ((await callCount(server)) < before + chatsPerRound) await sleep(5);
    });
  };
  const theirs = (round: number) =>
    perSecond(chatsPerRound, () =>
      Promise.all(
        chatsOf(round).map((chat) => plain.api.sendMessage(chat, sampleCard.text, sampleCard.options)),
      ),
    );
  await ours(rounds);
  await theirs(rounds);
  const compared = await inTurns(rounds, ours, theirs);
  await running.stop();
  return compared;
}
