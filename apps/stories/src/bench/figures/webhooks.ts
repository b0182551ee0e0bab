import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "@gotovo/usecases/context";
import { placeOrder } from "@gotovo/usecases/orders/place-order";
import { createEndpoint } from "@gotovo/usecases/webhooks/create-endpoint";
import { sweepEndpoints } from "@gotovo/usecases/webhooks/wake";
import { PgBoss } from "pg-boss";
import { openBarePath } from "../lib/bare-path.ts";
import { withServer } from "../lib/child.ts";
import { openBenchDeps } from "../lib/database.ts";
import { type Figure, percentile } from "../lib/figure.ts";
import { inTurns, perSecond } from "../lib/in-turns.ts";
import { compareLoad, manyOrders } from "../lib/load.ts";
import { type SeededMerchant, seedMerchant } from "../lib/seed.ts";
import { openReceiver, openWorker, type Receiver } from "../lib/webhook-worker.ts";

const samples = 300;
const warmUp = 50;
/** Milliseconds for what follows a delivery: not measured with the next one. */
const calm = 20;
const endpoints = 4;
/** Events of a round, and rounds. */
const events = 1_000;
const rounds = 5;
const readEvents = 10_000;

/** What pushing events costs the order that they tell of, how many get out, how soon, and how fast the log is read. */
export async function webhookFigures(newDatabase: () => Promise<string>): Promise<Figure[]> {
  const receiver = await openReceiver();
  try {
    return [
      await orderFigure(newDatabase, receiver),
      await deliveriesFigure(newDatabase, receiver),
      await latencyFigure(newDatabase, receiver),
      await readFigure(newDatabase),
    ];
  } finally {
    await receiver.close();
  }
}

async function orderFigure(newDatabase: () => Promise<string>, receiver: Receiver): Promise<Figure> {
  const url = await newDatabase();
  const deps = await openWorker(url);
  const [pushed, quiet] = [await seedMerchant(deps, "Pushed"), await seedMerchant(deps, "Quiet")];
  for (let n = 0; n < 2; n++) await createEndpoint(deps, pushed.merchantId, { url: receiver.url });
  await deps.close();
  const target = (api: string, { apiKey, venueId }: SeededMerchant, prefix: string) => ({
    url: `${api}/v1/orders`,
    options: {
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      ...manyOrders(venueId, prefix),
    },
  });
  return withServer("api.ts", { DATABASE_URL: url }, async (api) => {
    const writes = await compareLoad(target(api, pushed, "p"), target(api, quiet, "q"), 200);
    return {
      name: "POST /v1/orders with two endpoints",
      unit: "requests/s",
      ...writes,
      goal: { atLeast: 0.9 },
    };
  });
}

async function deliveriesFigure(newDatabase: () => Promise<string>, receiver: Receiver): Promise<Figure> {
  const url = await newDatabase();
  const deps = await openWorker(url);
  const boss = await openBoss(url);
  try {
    const merchants: string[] = [];
    for (let n = 0; n < endpoints; n++) {
      const { merchantId } = await seedMerchant(deps, `Pushed ${n}`);
      await createEndpoint(deps, merchantId, { url: receiver.url });
      merchants.push(merchantId);
    }
    const ours = (round: number) =>
      timed(async () => {
        const arrived = receiver.more(events);
        await writeEvents(deps, merchants, events / endpoints, `${round}`);
        await sweepEndpoints(deps);
        await arrived;
      });
    const bare = () =>
      timed(async () => {
        const body = bodyOf("A-1");
        await boss.insert(
          bareQueue,
          Array.from({ length: events }, () => ({ data: { body } })),
        );
        for (;;) {
          const jobs = await boss.fetch<{ body: string }>(bareQueue, { batchSize: 8 * endpoints });
          if (jobs.length === 0) return;
          await Promise.all(jobs.map(({ data }) => post(receiver.url, data.body)));
          await boss.complete(
            bareQueue,
            jobs.map(({ id }) => id),
          );
        }
      });
    await ours(-1);
    await bare();
    const pairs = await inTurns(rounds, ours, bare);
    return { name: "deliveries", unit: "events/s", ...pairs, goal: { atLeast: 0.5 } };
  } finally {
    await boss.stop({ graceful: false });
    await deps.close();
  }

  async function timed(work: () => Promise<void>): Promise<number> {
    const rate = await perSecond(events, work);
    // What is written down last belongs to nobody's time but the next one's.
    await sleep(500);
    return rate;
  }
}

const bareQueue = "bench-webhooks";

async function openBoss(connectionString: string): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString, schema: "bench" });
  boss.on("error", (error) => process.stderr.write(`${error}\n`));
  await boss.start();
  await boss.createQueue(bareQueue);
  return boss;
}

const agent = new Agent({ keepAlive: true });

function post(url: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const asking = request(url, { agent, method: "POST", headers }, (response) => {
      response.resume().on("end", resolve);
    });
    asking.on("error", reject);
    asking.end(body);
  });
}

/** As large as an order's event. */
function bodyOf(order: string): string {
  return JSON.stringify({
    order: {
      order_id: order,
      items: [{ name: "Cappuccino", quantity: 1, price: 35_000 }],
      filler: "x".repeat(600),
    },
  });
}

async function writeEvents(
  { db }: Deps,
  merchants: readonly string[],
  each: number,
  prefix: string,
): Promise<void> {
  await db.pool.query(
    `insert into event (id, merchant_id, type, subject_type, subject_id, data, at)
     select gen_random_uuid(), merchant, 'order.placed', 'order', $3 || '-' || n, $4::json, now()
     from unnest($1::uuid[]) merchant, generate_series(1, $2::int) n`,
    [merchants, each, prefix, bodyOf("A-1")],
  );
}

async function latencyFigure(newDatabase: () => Promise<string>, receiver: Receiver): Promise<Figure> {
  const url = await newDatabase();
  const deps = await openWorker(url);
  const merchant = await seedMerchant(deps);
  await createEndpoint(deps, merchant.merchantId, { url: receiver.url });
  const body = bodyOf("A-1");
  const barePath = await openBarePath(url, () => post(receiver.url, body));
  const items = [{ name: "Cappuccino", quantity: 1, price: 35_000 }];
  const timeTo = async (change: () => Promise<unknown>) => {
    const arrived = receiver.more(1).then(() => performance.now());
    await change();
    const accepted = performance.now();
    const at = await arrived;
    await sleep(calm);
    return Math.max(0, at - accepted);
  };
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let n = 0; n < samples; n++) {
    times.bare.push(await timeTo(() => barePath.send(n)));
    const { merchantId, venueId } = merchant;
    times.ours.push(await timeTo(() => placeOrder(deps, merchantId, { orderId: `L-${n}`, venueId, items })));
  }
  await barePath.stop();
  await deps.close();
  const p95 = (all: readonly number[]) => percentile(all.slice(warmUp), 95);
  return {
    name: "accepted change to its delivery, p95",
    unit: "ms",
    measured: p95(times.ours),
    baseline: p95(times.bare),
    goal: { atMost: 2 },
  };
}

async function readFigure(newDatabase: () => Promise<string>): Promise<Figure> {
  const url = await newDatabase();
  const deps = await openBenchDeps(url);
  const { merchantId, apiKey } = await seedMerchant(deps);
  await writeEvents(deps, [merchantId], readEvents, "r");
  await deps.close();
  const env = { DATABASE_URL: url, MERCHANT_ID: merchantId };
  const headers = { authorization: `Bearer ${apiKey}` };
  return withServer("api.ts", env, (api) =>
    withServer("bare.ts", env, async (bare) => {
      const readAll = (server: string) => () =>
        perSecond(readEvents, async () => {
          let seen = 0;
          for (let after = "0"; seen < readEvents; ) {
            const response = await fetch(`${server}/v1/events?limit=1000&after=${after}`, { headers });
            const page = (await response.json()) as { events: unknown[]; next_cursor: string };
            seen += page.events.length;
            after = page.next_cursor;
          }
        });
      // The first of ours places the events.
      for (const server of [api, api, bare, bare]) await readAll(server)();
      const rates = await inTurns(11, readAll(api), readAll(bare));
      return { name: "GET /v1/events by one reader", unit: "events/s", ...rates, goal: { atLeast: 0.7 } };
    }),
  );
}
