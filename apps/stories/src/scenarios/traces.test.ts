import { waitUntil } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cafe, meetCustomer, openCafe } from "../world/cafe.ts";
import { type CollectedSpan, type Collector, openCollector } from "../world/collector.ts";
import type { Customer } from "../world/customer.ts";
import { customerBot, horecaBot, type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { type ProductProcess, startProduct } from "../world/product.ts";
import { openReceiver, type Receiver } from "../world/receiver.ts";

let collector: Collector;
let server: Receiver;
let telegram: LocalTelegram;
let product: ProductProcess;
let cafe: Cafe;
let anna: Customer;

beforeAll(async () => {
  [collector, server, telegram] = await Promise.all([openCollector(), openReceiver(), openTelegram()]);
  await server.start();
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`, WEBHOOK_ALLOW_PRIVATE: "true" };
  product = await startProduct({ telegram, env });
  const place = { url: product.url, fetch, telegram };
  cafe = openCafe(await product.createMerchant(["--name", "Zerno", "--venue", "Zerno"]), place);
  await cafe.owner("Olga");
  anna = await meetCustomer("Annabella", place);
  await anna.pair(await cafe.order({ customer: anna }));
  await cafe.request("POST", "/v1/webhook-endpoints", { url: server.url });
});
afterAll(async () => {
  await product?.close();
  await Promise.all([telegram?.close(), server?.close(), collector?.close()]);
});

/** Waits until no chat is left to be brought up to date: a job that waits belongs to what it has waited for longest. */
async function quiet(): Promise<void> {
  const figures = async () => (await fetch(`${product.url}/metrics`)).text();
  await waitUntil(
    async () => !/^gotovo_jobs_waiting\{queue="chat-sync-\w+"\} [1-9]/m.test(await figures()),
    { what: "no chat waits" },
    figures,
  );
}

/** Waits until the collector has a span for which this holds. */
function spanThat(holds: (span: CollectedSpan) => boolean, what: string): Promise<CollectedSpan> {
  return waitUntil(
    async () => collector.spans().find(holds) ?? null,
    { what },
    () =>
      collector
        .spans()
        .map(({ name, traceId, spanId, parentSpanId }) => [name, traceId, spanId, parentSpanId].join(" "))
        .join("\n"),
  );
}

const inTrace = (traceId: string, name: string) =>
  spanThat((span) => span.traceId === traceId && span.name === name, `${name} in the trace`);

const attribute = ({ attributes }: Pick<CollectedSpan, "attributes">, key: string) =>
  Object.values(attributes.find((each) => each.key === key)?.value ?? {})[0];

test("an order placed over the API is one trace: request, change, each chat's job, calls to Telegram, webhook", async () => {
  const caller = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" };
  const body = {
    order_id: "T-1",
    horeca_id: cafe.horecaId,
    items: [{ name: "Secret mocha", quantity: 1 }],
    note: "without sugar",
    customer: { site_user_id: anna.siteUserId, name: "Annabella" },
  };
  await quiet();
  const reply = await cafe.request("POST", "/v1/orders", body, {
    traceparent: `00-${caller.traceId}-${caller.spanId}-01`,
  });
  expect(reply.status).toBe(200);

  const request = await inTrace(caller.traceId, "POST /v1/orders");
  expect(request.parentSpanId).toBe(caller.spanId);
  expect(attribute(request, "gotovo.request_id")).toBe(reply.headers.get("x-request-id"));
  const change = await inTrace(caller.traceId, "transaction");
  expect(change.parentSpanId).toBe(request.spanId);
  for (const bot of ["customer", "horeca"]) {
    const job = await inTrace(caller.traceId, `job chat-sync-${bot}`);
    expect(job.parentSpanId).toBe(change.spanId);
    await spanThat(
      ({ name, parentSpanId }) => name === "telegram sendMessage" && parentSpanId === job.spanId,
      `the ${bot} bot's call below its job`,
    );
  }
  const webhooks = await inTrace(caller.traceId, "webhooks");
  expect(webhooks.parentSpanId).toBe(change.spanId);
  const attempt = await inTrace(caller.traceId, "webhook attempt");
  expect(attempt.parentSpanId).toBe(webhooks.spanId);
});

test("what somebody writes is a trace: the update, the change, the chats that show it", async () => {
  await quiet();
  const earlier = new Set(collector.spans().map(({ spanId }) => spanId));
  await anna.chat.say("/orders");
  const update = await spanThat(
    ({ name, spanId }) => name === "update message" && !earlier.has(spanId),
    "the update",
  );
  expect(update.parentSpanId ?? "").toBe("");
  const job = await inTrace(update.traceId, "job chat-sync-customer");
  const change = await spanThat(({ spanId }) => spanId === job.parentSpanId, "the change");
  expect([change.name, change.parentSpanId]).toEqual(["transaction", update.spanId]);
});

test("what is left goes out with the stop; nothing tells who anybody is or what they wrote", async () => {
  const { order_id } = (await cafe.api.orders.get("T-1")).order;
  const before = collector.spans().length;
  await cafe.api.orders.get(order_id);
  expect(await product.stop()).toBe(0);
  const last = collector.spans().slice(before);
  expect(last.map(({ name }) => name)).toContain("GET /v1/orders/{order_id}");

  const [resource] = collector.resources();
  const of = (key: string) => attribute({ attributes: resource ?? [] }, key);
  expect([of("service.name"), of("gotovo.roles")]).toEqual(["gotovo", "api,customer,horeca,worker"]);
  expect(of("service.version")).toMatch(/^\d+\.\d+/);
  const secrets = ["Annabella", "Secret mocha", "sugar", anna.siteUserId, String(anna.telegramId)];
  const tokens = [cafe.apiKey, customerBot.token, horecaBot.token, "not-for-logs"];
  for (const secret of [...secrets, ...tokens]) expect(collector.text()).not.toContain(secret);
});
