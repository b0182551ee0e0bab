import { afterAll, describe, expect, test } from "vitest";
import { type Operation, readOperations, urlOf } from "./testing/operations.ts";
import { hire, pair, place } from "./testing/people.ts";
import { createTestApi, type TestMerchant } from "./testing/test-api.ts";

const api = await createTestApi();
const operations = (await readOperations(api.app)).filter((operation) => operation.needsKey);
const mine = await things(await api.merchant("Mine"), 1000);
const theirs = await things(await api.merchant("Theirs"), 2000);
afterAll(() => api.close());

/** Every id that a request can name, of one merchant, by the field's name; all of them real. */
async function things(merchant: TestMerchant, person: number) {
  const site_user_id = `user-${person}`;
  const paired = await place(merchant, { customer: { site_user_id } });
  await pair(api.deps, person, paired.tracking.telegram.code);
  await hire(api.deps, person + 1, merchant);
  const open = await place(merchant);
  await place(merchant);
  const { json } = await merchant.get("/v1/orders?limit=1");
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
  };
  return { merchant, values };
}

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
};

/** Where an id is made by the caller, names whom a binding is for, or is but a place in a list: any value will do. */
const free = new Set([
  "placeOrder.order_id",
  "enterKeyFromUser.telegram_user_id",
  "enterKeyFromUser.teleram_user_id",
  "listOrders.cursor",
]);

/** Sends an operation with my key: everything named is mine, except `field`. */
function send(operation: Operation, field: string, value: string | number | undefined) {
  const values = { ...mine.values, [field]: value ?? "" };
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
  return mine.merchant.call(operation.method, urlOf(operation, params, query), body ? { body } : {});
}

async function everythingOfTheirs(): Promise<string> {
  const { merchant, values } = theirs;
  const paths = [
    "/v1/orders",
    `/v1/pairing-codes/${values.code}`,
    `/client/user_info?telegram_user_id=${values.user_id}`,
  ];
  const replies = await Promise.all(paths.map((path) => merchant.get(path)));
  const { rows } = await api.database.db.pool.query(
    "select bot, chat_id, content from chat_message where chat_id >= 2000 and chat_id < 3000 order by id",
  );
  return JSON.stringify([
    replies.map((reply) => reply.json),
    rows.map((row) => [row.bot, row.chat_id, row.content]),
  ]);
}

const cases = operations.flatMap((operation) =>
  [...operation.pathParams, ...operation.queryParams, ...(operation.bodyFields ?? [])]
    .filter((field) => field in nobodys && !free.has(`${operation.id}.${field}`))
    .map((field) => ({
      operation,
      field,
      name: `${operation.method} ${operation.path} with their ${field}`,
    })),
);

test("every operation with a body shows an example, from which these tests are made", () => {
  const silent = operations.filter(({ bodyFields, bodyExample }) => bodyFields && bodyExample === undefined);
  expect(silent.map((operation) => operation.id)).toEqual([]);
  expect(cases.length).toBeGreaterThan(20);
});

describe("what belongs to another merchant does not exist", () => {
  test.each(cases)("$name", async ({ operation, field }) => {
    const before = await everythingOfTheirs();
    const foreign = await send(operation, field, theirs.values[field]);
    const unknown = await send(operation, field, nobodys[field]);
    if (foreign.status !== 404) {
      // Lists and yes-or-no questions have no 404: they answer as for someone who was never heard of.
      expect(foreign.status).toBe(200);
      expect(operation.method === "GET" || operation.id === "getBotStatus").toBe(true);
    }
    expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
    expect(await everythingOfTheirs()).toBe(before);
  });

  test("their order_id may be ours too, and stays theirs", async () => {
    const before = await everythingOfTheirs();
    const { order } = await place(mine.merchant, { order_id: theirs.values.order_id });
    expect(order).toMatchObject({ horeca_id: mine.merchant.horecaId, version: 1 });
    expect(await everythingOfTheirs()).toBe(before);
  });

  test("their cursor is a place in time: it shows what is mine", async () => {
    const reply = await mine.merchant.get(`/v1/orders?cursor=${theirs.values.cursor}`);
    const venues = new Set(reply.json.orders.map((order: { horeca_id: string }) => order.horeca_id));
    expect([...venues]).toEqual([mine.merchant.horecaId]);
  });

  test("their customer is not ours by Telegram id alone", async () => {
    const before = await everythingOfTheirs();
    const customer = { telegram_user_id: theirs.values.user_id };
    const { tracking } = await place(mine.merchant, { customer });
    expect(tracking.telegram.state).toBe("unlinked");
    expect(await everythingOfTheirs()).toBe(before);
  });
});

describe("without a key nothing is said", () => {
  test.each(operations)("$method $path", async (operation) => {
    const reply = await api.anyone.call(operation.method, urlOf(operation, { order_id: "x", code: "x" }, []));
    expect([reply.status, reply.json.code]).toEqual([401, "unauthorized"]);
  });
});
