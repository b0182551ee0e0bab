import { afterAll, describe, expect, test } from "vitest";
import { type Operation, readOperations, urlOf } from "./testing/operations.ts";
import { hire, pair, place } from "./testing/people.ts";
import { createTestApi, type TestMerchant } from "./testing/test-api.ts";

const api = await createTestApi();
const operations = (await readOperations(api.app)).filter((operation) => operation.needsKey);
const cafe = await api.merchant("Mine");
const mine = await things(cafe, 1000);
const theirs = await things(await api.merchant("Theirs"), 2000);
const inTest = await things(cafe.testSide, 3000);
afterAll(() => api.close());

/** Every id that a request can name, of one merchant, by the field's name; all of them real. */
async function things(merchant: Pick<TestMerchant, "get" | "post" | "call" | "horecaId">, person: number) {
  const site_user_id = `user-${person}`;
  const paired = await place(merchant, { customer: { site_user_id } });
  await pair(api.deps, person, paired.tracking.telegram.code);
  await hire(api.deps, person + 1, merchant);
  const open = await place(merchant);
  await place(merchant);
  const { json } = await merchant.get("/v1/orders?limit=1");
  const created = await merchant.post("/v1/webhook-endpoints", { url: "https://coffee.example/hook" });
  const log = await merchant.get("/v1/events?limit=1");
  const values: Record<string, string | number> = {
    order_id: paired.order.order_id,
    horeca_id: merchant.horecaId,
    user_id: person,
    site_user_id,
    telegram_user_id: person,
    teleram_user_id: person,
    telegram_horeca_id: person + 1,
    code: open.tracking.telegram.code,
    verification_code: open.tracking.telegram.code,
    cursor: json.next_cursor,
    endpoint_id: created.json.endpoint.id,
    event_id: log.json.events[0].id,
  };
  return { merchant, values, person };
}

type Side = typeof mine;

/** Who asks for whose. Two sides of one café share what is not an order's: its venue and its staff. */
const pairs = [
  { asks: mine, of: theirs, whose: "another merchant", shared: [] as string[] },
  { asks: mine, of: inTest, whose: "the test side", shared: ["horeca_id", "telegram_horeca_id"] },
  { asks: inTest, of: mine, whose: "the live side", shared: ["horeca_id", "telegram_horeca_id"] },
];

/** What nobody has, of the same shape. */
const nobodys: Record<string, string | number> = {
  order_id: "nobody-has-this",
  horeca_id: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
  user_id: 987654,
  site_user_id: "nobodys-user",
  telegram_user_id: 987654,
  teleram_user_id: 987654,
  telegram_horeca_id: 987654,
  code: "AAAA-AAAA-AA",
  verification_code: "AAAA-AAAA-AA",
  cursor: "AZnR8nyefTq3pR8PbwyaEQ",
  endpoint_id: "we_0199d1f27c9e7d3ab7a51f0f6f0c9a11",
  event_id: "ev_0199d1f27c9e7d3ab7a51f0f6f0c9a11",
};

/** Where an id is made by the caller, names whom a binding is for, or is but a place in a list: any value will do. */
const free = new Set([
  "placeOrder.order_id",
  "enterKeyFromUser.telegram_user_id",
  "enterKeyFromUser.teleram_user_id",
  "listOrders.cursor",
  "listVenues.cursor",
]);

/** Sends an operation with one's own key: everything named is one's own, except `field`. */
function send(asks: Side, operation: Operation, field: string, value: string | number | undefined) {
  const values: Record<string, string | number> = { ...asks.values, [field]: value ?? "" };
  const params = Object.fromEntries(operation.pathParams.map((name) => [name, String(values[name])]));
  const named = operation.queryParams.filter((name) => name in values || name === "customer_bot");
  const query = named.map((name) => [name, String(values[name] ?? "")] as const);
  const example = operation.bodyExample as Record<string, unknown> | undefined;
  const body = operation.bodyFields && {
    ...example,
    ...Object.fromEntries(
      operation.bodyFields.flatMap((name) => (name in values ? [[name, values[name]]] : [])),
    ),
  };
  return asks.merchant.call(operation.method, urlOf(operation, params, query), body ? { body } : {});
}

async function everythingOf({ merchant, values, person }: Side): Promise<string> {
  const paths = [
    "/v1/orders",
    "/v1/venues",
    `/v1/pairing-codes/${values.code}`,
    `/client/user_info?telegram_user_id=${values.user_id}`,
    "/v1/webhook-endpoints",
    `/v1/webhook-endpoints/${values.endpoint_id}/deliveries`,
    "/v1/events",
  ];
  const replies = await Promise.all(paths.map((path) => merchant.get(path)));
  const { rows } = await api.database.db.pool.query(
    "select bot, chat_id, content from chat_message where chat_id >= $1 and chat_id < $1 + 1000 order by id",
    [person],
  );
  return JSON.stringify([
    replies.map((reply) => reply.json),
    rows.map((row) => [row.bot, row.chat_id, row.content]),
  ]);
}

const cases = pairs.flatMap(({ asks, of, whose, shared }) =>
  operations.flatMap((operation) =>
    [...operation.pathParams, ...operation.queryParams, ...(operation.bodyFields ?? [])]
      .filter((field) => field in nobodys && !free.has(`${operation.id}.${field}`))
      .filter((field) => !shared.includes(field))
      .map((field) => ({
        operation,
        field,
        asks,
        of,
        name: `${operation.method} ${operation.path} with the ${field} of ${whose}`,
      })),
  ),
);

test("every operation with a body shows an example, from which these tests are made", () => {
  const silent = operations.filter(({ bodyFields, bodyExample }) => bodyFields && bodyExample === undefined);
  expect(silent.map((operation) => operation.id)).toEqual([]);
  expect(cases.length).toBeGreaterThan(20);
});

describe("what belongs to another merchant, or to the café's other side, does not exist", () => {
  test.each(cases)("$name", async ({ operation, field, asks, of }) => {
    const before = await everythingOf(of);
    const foreign = await send(asks, operation, field, of.values[field]);
    const unknown = await send(asks, operation, field, nobodys[field]);
    if (foreign.status !== 404) {
      // Lists and yes-or-no questions have no 404: they answer as for someone who was never heard of.
      expect(foreign.status).toBe(200);
      expect(operation.method === "GET" || operation.id === "getBotStatus").toBe(true);
    }
    expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
    expect(await everythingOf(of)).toBe(before);
  });

  test.each(pairs)("the order_id of $whose may be ours too, and stays theirs", async ({ asks, of }) => {
    const before = await everythingOf(of);
    const { order } = await place(asks.merchant, { order_id: of.values.order_id });
    expect(order).toMatchObject({ horeca_id: asks.merchant.horecaId, version: 1, test: asks === inTest });
    expect(await everythingOf(of)).toBe(before);
  });

  test.each(pairs)("lists and the log hold nothing of $whose", async ({ asks, of }) => {
    const [orders, changed, { json: log }] = await Promise.all([
      asks.merchant.get("/v1/orders?limit=100"),
      asks.merchant.get("/v1/orders?updated_since=2020-01-01T00:00:00Z&limit=100"),
      asks.merchant.get("/v1/events?limit=1000"),
    ]);
    const test = asks === inTest;
    for (const { json } of [orders, changed]) {
      expect(json.orders.length).toBeGreaterThan(2);
      expect(json.orders.filter((order: { test: boolean }) => order.test !== test)).toEqual([]);
    }
    expect(log.events.length).toBeGreaterThan(2);
    expect(log.events.filter((event: { test: boolean }) => event.test !== test)).toEqual([]);
    expect(JSON.stringify(log)).not.toContain(of.values.site_user_id);
  });

  test("their cursor is a place in time: it shows what is mine", async () => {
    const reply = await mine.merchant.get(`/v1/orders?cursor=${theirs.values.cursor}`);
    const venues = new Set(reply.json.orders.map((order: { horeca_id: string }) => order.horeca_id));
    expect([...venues]).toEqual([mine.merchant.horecaId]);
  });

  test.each(pairs)("a customer of $whose is not ours by any name alone", async ({ asks, of }) => {
    const before = await everythingOf(of);
    const { user_id: telegram_user_id, site_user_id } = of.values;
    for (const customer of [{ telegram_user_id }, { site_user_id }]) {
      const { tracking } = await place(asks.merchant, { customer });
      expect(tracking.telegram.state).toBe("unlinked");
    }
    expect(await everythingOf(of)).toBe(before);
  });
});

describe("without a key nothing is said", () => {
  test.each(operations)("$method $path", async (operation) => {
    const reply = await api.anyone.call(
      operation.method,
      urlOf(operation, { order_id: "x", code: "x", endpoint_id: "x", horeca_id: "x" }, []),
    );
    expect([reply.status, reply.json.code]).toEqual([401, "unauthorized"]);
  });
});
