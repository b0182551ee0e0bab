import type { Event } from "@gotovo/contract";
import { waitUntil } from "@gotovo/sandbox/driver";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cafe, openCafe } from "../world/cafe.ts";
import { startChild } from "../world/child.ts";
import { openTelegram } from "../world/local-telegram.ts";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { openReceiver, type Receiver } from "../world/receiver.ts";
import { together } from "../world/together.ts";

const changesPerOrder = 3;
const orders = Math.ceil(sizes.webhookChanges / changesPerOrder);
const slowMs = sizes.slowAnswerMs;
/** A slow endpoint has ten events under way; less than half of that is all that a busy machine has to keep up. */
const patienceMs = 240_000 + (sizes.webhookChanges * slowMs) / 4;

let telegram: Awaited<ReturnType<typeof openTelegram>>;
let product: ProductProcess;
let receivers: Record<"good" | "slow" | "flapping" | "dead" | "listening", Receiver>;

beforeAll(async () => {
  telegram = await openTelegram();
  product = await startProduct({ telegram, env: { WEBHOOK_ALLOW_PRIVATE: "true" } });
  receivers = {
    good: await openReceiver(),
    slow: await openReceiver((response) => void setTimeout(() => response.end("late"), slowMs)),
    // Every second event is refused when it first comes.
    flapping: await openReceiver((response, { id }, seen) => {
      response.statusCode = seen === 0 && Number.parseInt(id.at(-1) ?? "0", 16) % 2 === 0 ? 500 : 204;
      response.end();
    }),
    dead: await openReceiver(),
    listening: await openReceiver(),
  };
  for (const [name, receiver] of Object.entries(receivers)) if (name !== "dead") await receiver.start();
});
afterAll(async () => {
  await product?.close();
  await telegram?.close();
  await Promise.all(Object.values(receivers ?? {}).map((receiver) => receiver.close().catch(() => {})));
});

test("killed amid many changes, each event reaches each endpoint, and those of one order in their order", async () => {
  const merchant = await product.createMerchant(["--name", "Zerno", "--venue", "Zerno"]);
  const cafe = openCafe(merchant, { url: product.url, fetch, telegram });
  const endpoints = new Map<string, string>();
  for (const name of ["good", "slow", "flapping", "dead"] as const) {
    const { json } = await cafe.request("POST", "/v1/webhook-endpoints", { url: receivers[name].url });
    endpoints.set(name, json.endpoint.id);
    receivers[name].expectSecrets(json.secret);
  }
  const listen = startListening(cafe);
  await waitUntil(async () => listen.output().includes("Listening"), { what: "it listens" }, listen.output);

  await changeUntilKilled(cafe);
  await product.restart();
  for (let n = 0; n < orders; n++) await finish(cafe, n);

  const log = await readLog(cafe);
  expect(log).toHaveLength(orders * changesPerOrder);
  const hasAll = (receiver: Receiver) => log.every(({ id }) => receiver.has(id));
  const arrives = (name: keyof typeof receivers) =>
    waitUntil(
      async () => hasAll(receivers[name]),
      { what: `everything is at the ${name} one`, timeoutMs: patienceMs },
      () => `${log.filter(({ id }) => receivers[name].has(id)).length} of ${log.length} are`,
    );
  await arrives("good");
  expect(receivers.dead.came).toEqual([]);
  await arrives("flapping");
  await arrives("slow");
  await arrives("listening");

  await receivers.dead.start();
  await cafe.request("PATCH", `/v1/webhook-endpoints/${endpoints.get("dead")}`, { state: "enabled" });
  await arrives("dead");

  for (const [name, receiver] of Object.entries(receivers)) {
    expect(receiver.faults, name).toEqual([]);
    for (let n = 0; n < orders; n++) {
      const own = log.filter(({ subject }) => subject.id === `W-${n}`).map(({ id }) => id);
      expect(receiver.firstOf(`W-${n}`), `${name}, order ${n}`).toEqual(own);
    }
    const repeated = receiver.came.length - log.length;
    console.log(`${name}: ${repeated} came again`);
  }
  await listen.end("SIGTERM");
  expect(listen.output()).toMatch(/order\.placed {2}order W-0 .* → 200 in \d+ ms: ok/);
  expect(listen.output()).toContain("The stream broke");
  expect(product.output()).not.toContain("not-for-logs");
  expect(product.output()).not.toMatch(/unhandled|uncaught/i);
});

/** The café's developer at their own machine. */
function startListening(cafe: Cafe) {
  const secret = `whsec_${Buffer.alloc(32, 5).toString("base64")}`;
  const { url } = receivers.listening;
  receivers.listening.expectSecrets(secret);
  const args = ["--url", product.url, "--since", "2h", "--forward-to", url, "--secret", secret];
  return startChild("apps/standalone/src/listen.ts", args, { GOTOVO_API_KEY: cafe.apiKey });
}

/** Half of all changes are made, and the product is gone. */
async function changeUntilKilled(cafe: Cafe): Promise<void> {
  let made = 0;
  let killing: Promise<void> | undefined;
  await together([...Array(orders).keys()], 6, async (n) => {
    for (const change of changesOf(cafe, n)) {
      if (killing !== undefined) return;
      try {
        await change();
        made++;
      } catch (error) {
        if (killing === undefined) throw error;
      }
      if (made >= (orders * changesPerOrder) / 2) killing ??= product.kill9();
    }
  });
  await killing;
  expect(product.ending()).toBe("SIGKILL");
}

/** All changes of an order, those that were made already too: made again, they change nothing. */
async function finish(cafe: Cafe, n: number): Promise<void> {
  const status = await cafe.request("GET", `/v1/orders/W-${n}`);
  const done =
    status.status === 404 ? 0 : ["placed", "in_progress", "ready"].indexOf(status.json.order.status) + 1;
  for (const change of changesOf(cafe, n).slice(done)) await change();
}

function changesOf(cafe: Cafe, n: number) {
  const id = `W-${n}`;
  return [
    () => cafe.order({ order_id: id }),
    () => cafe.api.orders.move(id, { status: "in_progress" }),
    () => cafe.api.orders.move(id, { status: "ready" }),
  ];
}

async function readLog(cafe: Cafe): Promise<Event[]> {
  const log: Event[] = [];
  for (let after = "0"; ; ) {
    const { json } = await cafe.request("GET", `/v1/events?limit=1000&after=${after}`);
    if (json.events.length === 0) return log;
    log.push(...json.events);
    after = json.next_cursor;
  }
}
