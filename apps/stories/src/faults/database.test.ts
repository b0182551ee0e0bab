import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findPostmaster } from "@gotovo/db/embedded/postmaster";
import type { OrderStatus } from "@gotovo/domain";
import { waitUntil } from "@gotovo/sandbox/driver";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cafe, meetCustomer, openCafe, type Place, type PlacedOrder } from "../world/cafe.ts";
import type { Customer } from "../world/customer.ts";
import { openEventSource } from "../world/event-source.ts";
import { type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { together } from "../world/together.ts";

/** An order that is moved to and fro, and the newest version that the API has answered. */
interface Worked {
  readonly customer: Customer;
  readonly order: PlacedOrder;
  version: number;
  status: OrderStatus;
}

let telegram: LocalTelegram;
let product: ProductProcess;
let place: Place;
let cafe: Cafe;

beforeAll(async () => {
  telegram = await openTelegram();
  product = await startProduct({ telegram, env: { LOG_LEVEL: "info" } });
  place = { url: product.url, fetch, telegram };
  cafe = openCafe(await product.createMerchant(["--name", "Zerno", "--venue", "Zerno"]), place);
});
afterAll(async () => {
  await product?.close();
  await telegram?.close();
});

test("PostgreSQL restarted twice under load: requests fail cleanly, nothing accepted is lost, all recovers", async () => {
  const names = Array.from({ length: 10 }, (_, n) => `Customer ${n}`);
  const worked = await together(names, 5, begin);
  const page = openEventSource<{ status: OrderStatus }>(
    `${(worked[0] as Worked).order.pageUrl.replace("/t/", "/v1/track/")}/events`,
  );
  const load = startLoad(worked);

  await load.more(sizes.requestsPerOutage);
  const quiet = product.output().length;
  const firstServer = await restartDatabase("SIGINT");
  // Somebody asks the bot while there is no database.
  const asked = worked.map(({ customer }) => customer.chat.say("/help"));
  await load.more(sizes.requestsPerOutage);
  const secondServer = await restartDatabase("SIGQUIT");
  await load.more(sizes.requestsPerOutage);
  const { refusals, unexpected, placed } = await load.stop();
  await Promise.all(asked);

  expect(secondServer).not.toBe(firstServer);
  await waitUntil(
    async () => product.output().includes("The database answers again"),
    { what: "the log says that the database is back" },
    product.output,
  );
  // Of each outage a few lines, whoever noticed it and however often.
  const told = product.output().slice(quiet).trimEnd().split("\n");
  expect(told.length, told.join("\n")).toBeLessThan(24);
  expect(told.filter((line) => line.includes("The database does not answer")).length).toBeLessThanOrEqual(2);
  expect(unexpected).toEqual([]);
  for (const refusal of refusals)
    expect(refusal).toEqual({ type: "application/problem+json", code: "unavailable" });
  expect(product.ending()).toBeUndefined();

  const known = new Set<string>();
  for await (const { order_id } of cafe.api.orders.list({ limit: 100 })) known.add(order_id);
  expect(placed.filter((id) => !known.has(id))).toEqual([]);
  for (const { order, customer, version, status } of worked) {
    expect((await cafe.api.orders.get(order.id)).order).toMatchObject({ version, status });
    await customer.card(order, status);
    expect(await customer.cards(order)).toHaveLength(1);
    await customer.chat.waitForText("What you can do now");
  }
  const { order } = worked[0] as Worked;
  await order.move((await order.status()) === "placed" ? "in_progress" : "ready");
  const shown = await order.status();
  await waitUntil(
    async () => page.last()?.status === shown,
    { what: `the open page shows ${shown}` },
    () => `it shows ${JSON.stringify(page.last())}`,
  );
  await page.close();
  expect(product.output()).not.toMatch(/unhandled|uncaught/i);
  expect(await product.stop(), product.output()).toBe(0);
});

async function begin(name: string): Promise<Worked> {
  const customer = await meetCustomer(name, place);
  const order = await cafe.order({ customer });
  await customer.pair(order);
  return { customer, order, version: 1, status: "placed" };
}

/** Ends the embedded server as an administrator does; the product starts it again. Answers its process id. */
async function restartDatabase(signal: "SIGINT" | "SIGQUIT"): Promise<number> {
  const data = join(product.dataDir, "postgres/data");
  const before = await findPostmaster(data);
  if (!before) throw new Error("There is no database server to end");
  process.kill(before.pid, signal);
  const after = await waitUntil(
    async () => {
      const found = await findPostmaster(data);
      return found?.ready && found.pid !== before.pid ? found : null;
    },
    { what: "another database server is ready" },
    product.output,
  );
  return after.pid;
}

/** Every order moved to and fro, and new ones placed, without a pause until it is stopped. */
function startLoad(worked: readonly Worked[]) {
  const refusals: { type: string | null; code: unknown }[] = [];
  const unexpected: unknown[] = [];
  const placed: string[] = [];
  let accepted = 0;
  let going = true;

  /** Asks until it is accepted: the same request may be repeated. */
  async function insist(path: string, body: object) {
    for (;;) {
      const { status, json, headers } = await cafe.request("POST", path, body);
      if (status === 200) {
        accepted++;
        return json;
      }
      if (status !== 503) return unexpected.push({ path, status, json });
      refusals.push({ type: headers.get("content-type"), code: json.code });
      await sleep(50);
    }
  }

  async function move(one: Worked): Promise<void> {
    while (going) {
      const status = one.status === "placed" ? "in_progress" : "placed";
      const { order } = await insist(`/v1/orders/${one.order.id}/status`, { status });
      one.status = order.status;
      one.version = order.version;
    }
  }

  async function placeOrders(lane: number): Promise<void> {
    for (let count = 0; going; count++) {
      const order_id = `load-${lane}-${count}`;
      await insist("/v1/orders", { order_id, horeca_id: cafe.horecaId, description: "Espresso" });
      placed.push(order_id);
    }
  }

  const running = Promise.all([...worked.map(move), placeOrders(1), placeOrders(2)]);
  running.catch((error: unknown) => unexpected.push(error));
  return {
    /** Waits until so many more requests were accepted. */
    more(count: number) {
      const goal = accepted + count;
      return waitUntil(
        async () => accepted >= goal || unexpected.length > 0,
        { what: `${count} more requests are accepted`, timeoutMs: 90_000 },
        () => `${accepted} were accepted, ${refusals.length} refused\n${product.output()}`,
      );
    },
    async stop() {
      going = false;
      await running.catch(() => undefined);
      return { refusals, unexpected, placed };
    },
  };
}
