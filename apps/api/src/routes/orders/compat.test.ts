import { compatOrders } from "@gotovo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { block, hire, pair, place, start } from "../../testing/people.ts";
import { createTestApi, type TestApi, type TestMerchant } from "../../testing/test-api.ts";

let api: TestApi;
let cafe: TestMerchant;
let person = 10_000;

beforeAll(async () => {
  api = await createTestApi();
  cafe = await api.merchant();
});
afterAll(() => api.close());

async function pairedOrder() {
  const { order, tracking } = await place(cafe);
  const user_id = ++person;
  await pair(api.deps, user_id, tracking.telegram.code);
  return { user_id, order_id: order.order_id as string, horeca_id: cafe.horecaId };
}

describe("subscribe-status and bot-status", () => {
  test("true while the customer bot can write to the person, false when blocked or unknown", async () => {
    const { user_id } = await pairedOrder();
    const ask = async () => [
      (await cafe.get(`/subscribe-status?customer_bot&user_id=${user_id}`)).json,
      (await cafe.post("/bot-status/", { request: "is bot blocked", user_id })).json,
    ];
    expect(await ask()).toEqual([{ status: true }, { "is bot blocked": false }]);
    await block(api.deps, "customer", user_id);
    expect(await ask()).toEqual([{ status: false }, { "is bot blocked": true }]);
    expect((await cafe.get("/subscribe-status/?customer_bot=&user_id=424242")).json).toEqual({
      status: false,
    });
  });

  test("horeca_bot asks about staff", async () => {
    const barista = ++person;
    await hire(api.deps, barista, cafe);
    const ask = async (bot: string) =>
      (await cafe.get(`/subscribe-status?${bot}&user_id=${barista}`)).json.status;
    expect(await ask("horeca_bot")).toBe(true);
    expect(await ask("customer_bot")).toBe(false);
  });

  test("a person who started the bot but never dealt with this merchant is a stranger", async () => {
    const stranger = ++person;
    await start(api.deps, "customer", stranger);
    expect((await cafe.get(`/subscribe-status?customer_bot&user_id=${stranger}`)).json.status).toBe(false);
  });

  test.each(["user_id=1", "customer_bot&horeca_bot&user_id=1"])(
    "%s: exactly one bot has to be named",
    async (query) => {
      const reply = await cafe.get(`/subscribe-status?${query}`);
      expect(reply.status).toBe(400);
      expect(reply.json.errors.map((error: { path: string }) => error.path)).toEqual([
        "customer_bot",
        "horeca_bot",
      ]);
    },
  );

  test.each([
    "",
    "&user_id=",
    "&user_id=abc",
    "&user_id=-1",
    "&user_id=99999999999999999999",
    "&user_id=1&user_id=2",
  ])("customer_bot%s is refused, naming user_id", async (query) => {
    const reply = await cafe.get(`/subscribe-status?customer_bot${query}`);
    expect(reply.status).toBe(400);
    expect(reply.json.errors[0].path).toBe("user_id");
  });

  test("unknown fields are ignored", async () => {
    expect((await cafe.get("/subscribe-status?customer_bot&user_id=1&x=1")).status).toBe(200);
    const body = { request: "is bot blocked", user_id: 1, x: 1 };
    expect((await cafe.post("/bot-status", body)).status).toBe(200);
    expect((await cafe.post("/bot-status", { ...body, request: "hello" })).status).toBe(400);
  });
});

describe("verification", () => {
  test("tells who entered the code", async () => {
    const { tracking } = await place(cafe);
    const { code } = tracking.telegram;
    expect((await cafe.post("/verification/", { code })).json).toEqual({ code, user_id: null });
    const user = ++person;
    await pair(api.deps, user, code);
    expect((await cafe.post("/verification", { code, more: 1 })).json).toEqual({ code, user_id: user });
    expect((await cafe.post("/verification", { code: "nonsense" })).status).toBe(404);
  });

  test("an expired code is gone", async () => {
    const { tracking } = await place(cafe);
    api.clock.aheadMs = 11 * 60_000;
    const reply = await cafe.post("/verification", { code: tracking.telegram.code });
    api.clock.aheadMs = 0;
    expect([reply.status, reply.json.code]).toEqual([410, "code_expired"]);
  });
});

describe("enter_key_from_user", () => {
  test.each(["telegram_user_id", "teleram_user_id"])("asks by %s, and binds nothing", async (field) => {
    const { tracking } = await place(cafe);
    const { code } = tracking.telegram;
    const user = ++person;
    const body = { [field]: user, verification_code: code.toLowerCase() };
    const reply = await cafe.post("/enter_key_from_user/", body);
    expect([reply.status, reply.json]).toEqual([200, { accepted: true, pending: true }]);
    expect((await cafe.post("/verification", { code })).json.user_id).toBeNull();
    expect((await cafe.get(`/client/user_info?telegram_user_id=${user}`)).json).toEqual([]);
    await pair(api.deps, user, code);
    const again = await cafe.post("/enter_key_from_user", body);
    expect([again.status, again.json.code]).toEqual([404, "code_invalid"]);
  });

  test("needs one of the two", async () => {
    const reply = await cafe.post("/enter_key_from_user", { verification_code: "x" });
    expect(reply.json.errors[0]).toEqual({
      path: "telegram_user_id",
      message: "telegram_user_id is required",
    });
  });

  test("after five wrong codes there is a wait", async () => {
    const body = { telegram_user_id: ++person, verification_code: "AAAA-AAAA-AA" };
    for (let index = 0; index < 5; index++) {
      expect((await cafe.post("/enter_key_from_user", body)).status).toBe(404);
    }
    const reply = await cafe.post("/enter_key_from_user", body);
    expect([reply.status, reply.json.code]).toEqual([429, "too_many_attempts"]);
    const wait = Number(reply.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(50);
    expect(reply.json.retry_after).toBe(wait);
  });
});

describe("client", () => {
  test("user_info lists the person's orders, active ones if asked", async () => {
    const order = await pairedOrder();
    await cafe.call("PUT", `/client/status_from_horeca/${order.order_id}/`, {
      body: { status: "in_progress" },
    });
    const all = await cafe.get(`/client/user_info/?telegram_user_id=${order.user_id}&active=true`);
    expect(compatOrders.parse(all.json)).toEqual([
      {
        id: expect.any(String),
        telegram_user_id: order.user_id,
        enter_key: null,
        order_id: order.order_id,
        status: "in_progress",
        bot_subscribing: true,
        telegram_horeca_id: null,
        horeca_id: cafe.horecaId,
        order_description: [{ name: "Cappuccino", quantity: 1 }],
      },
    ]);
    await cafe.post(`/client/status_from_user/${order.order_id}`, { status: "canceled_by_user" });
    const ask = async (query: string) =>
      (await cafe.get(`/client/user_info?telegram_user_id=${order.user_id}${query}`)).json.length;
    expect(await ask("&active=true")).toBe(0);
    expect(await ask("")).toBe(1);
  });

  test("horeca_info lists the orders of the venues where the person works", async () => {
    const other = await api.merchant("Bakery");
    const barista = ++person;
    await hire(api.deps, barista, other);
    const { order } = await place(other, { items: undefined, description: "Croissant" });
    const reply = await other.get(`/client/horeca_info?telegram_horeca_id=${barista}&active=true`);
    expect(reply.json).toMatchObject([
      {
        order_id: order.order_id,
        telegram_horeca_id: barista,
        bot_subscribing: true,
        order_description: "Croissant",
      },
    ]);
    expect((await cafe.get(`/client/horeca_info?telegram_horeca_id=${barista}`)).json).toEqual([]);
  });

  test("a status from the user is judged by the customer's rules, one from the café by the café's", async () => {
    const { order } = await place(cafe);
    const asUser = await cafe.call("PUT", `/client/status_from_user/${order.order_id}`, {
      body: { status: "ready" },
    });
    expect(asUser.status).toBe(409);
    const asCafe = await cafe.post(`/client/status_from_horeca/${order.order_id}/`, {
      status: "canceled_by_user",
    });
    expect(asCafe.status).toBe(409);
    const moved = await cafe.post(`/client/status_from_horeca/${order.order_id}`, {
      status: "in_progress",
      by: "me",
    });
    expect(moved.json).toMatchObject({
      order_id: order.order_id,
      status: "in_progress",
      bot_subscribing: false,
    });
    const canceled = await cafe.call("PUT", `/client/status_from_user/${order.order_id}`, {
      body: { status: "canceled_by_user" },
    });
    expect(canceled.json.status).toBe("canceled_by_user");
  });
});
