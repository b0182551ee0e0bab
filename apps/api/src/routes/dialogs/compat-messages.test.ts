import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { block, hire, pair, place } from "../../testing/people.ts";
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

/** What of dialogs is queued for a chat: who wrote it, and what. */
async function messagesTo(chat: number): Promise<{ author: string; text: string }[]> {
  const { rows } = await api.database.db.pool.query(
    `select m.author, m.content->>'text' as text from chat_message q
     join dialog_message m on m.id = q.dialog_message_id where q.chat_id = $1 order by q.id`,
    [chat],
  );
  return rows;
}

describe("provide_message_to_user", () => {
  test("shows the order's card again", async () => {
    const order = await pairedOrder();
    const cards = "select repost from card where chat_id = $1";
    await api.database.db.pool.query(
      `insert into card (bot, chat_id, subject, message_id) select 'customer', $1, 'order:' || id, 5 from "order"
       where external_id = $2`,
      [order.user_id, order.order_id],
    );
    const reply = await cafe.post("/provide_message_to_user/", order);
    expect([reply.status, reply.json]).toEqual([202, { accepted: true }]);
    expect((await api.database.db.pool.query(cards, [order.user_id])).rows).toEqual([{ repost: true }]);
  });

  test("moves the order as the café, and sends a message about it", async () => {
    const order = await pairedOrder();
    const body = { ...order, status: "canceled_by_cafe", reason: "no milk", message: "Sorry!", extra: 1 };
    expect((await cafe.post("/provide_message_to_user", body)).status).toBe(202);
    const { json } = await cafe.get(`/v1/orders/${order.order_id}`);
    expect(json.order).toMatchObject({ status: "canceled_by_cafe", cancel_reason: "no milk" });
    expect(await messagesTo(order.user_id)).toEqual([{ author: "merchant", text: "Sorry!" }]);
  });

  test("the café cannot cancel as the customer here", async () => {
    const order = await pairedOrder();
    const reply = await cafe.post("/provide_message_to_user", { ...order, status: "canceled_by_user" });
    expect(reply.status).toBe(409);
    expect(reply.json.code).toBe("move_not_allowed");
  });

  test("a refused move sends no message", async () => {
    const order = await pairedOrder();
    const reply = await cafe.post("/provide_message_to_user", {
      ...order,
      status: "delivered",
      message: "Bye",
    });
    expect(reply.status).toBe(409);
    expect(await messagesTo(order.user_id)).toEqual([]);
  });

  test("who blocked the bot is not reached, yet the order lives on", async () => {
    const order = await pairedOrder();
    await block(api.deps, "customer", order.user_id);
    for (const extra of [{}, { message: "Hi" }, { message: "Hi", status: "in_progress" }]) {
      const reply = await cafe.post("/provide_message_to_user", { ...order, ...extra });
      expect([reply.status, reply.json.code]).toEqual([409, "recipient_unreachable"]);
    }
    expect((await cafe.get(`/v1/orders/${order.order_id}`)).json.order.status).toBe("placed");
    expect((await cafe.post("/provide_message_to_user", { ...order, status: "in_progress" })).status).toBe(
      202,
    );
    expect((await cafe.get(`/v1/orders/${order.order_id}`)).json.order.status).toBe("in_progress");
  });

  test("another person, venue or order is not found, and nothing moves", async () => {
    const order = await pairedOrder();
    const other = await pairedOrder();
    const wrong = [{ user_id: other.user_id }, { horeca_id: "x" }, { order_id: "ghost" }];
    for (const change of wrong) {
      const reply = await cafe.post("/provide_message_to_user", { ...order, status: "ready", ...change });
      expect(reply.status).toBe(404);
    }
    expect((await cafe.get(`/v1/orders/${order.order_id}`)).json.order.version).toBe(1);
  });
});

describe("provide_message_to_horeca", () => {
  test("reaches the staff of the venue; a customer's cancel is the customer's", async () => {
    const barista = ++person;
    await hire(api.deps, barista, cafe);
    const order = await pairedOrder();
    const asCustomer = { ...order, message: "Is it hot?" };
    expect((await cafe.post("/provide_message_to_horeca/", asCustomer)).status).toBe(202);
    expect(await messagesTo(barista)).toEqual([{ author: "customer", text: "Is it hot?" }]);
    expect(await messagesTo(order.user_id)).toEqual([]);
    const toBarista = { ...order, user_id: barista, status: "canceled_by_user" };
    expect((await cafe.post("/provide_message_to_horeca", toBarista)).status).toBe(202);
    expect((await cafe.get(`/v1/orders/${order.order_id}`)).json.order.status).toBe("canceled_by_user");
  });

  test("about an order that nobody follows in Telegram goes to the member of staff who is named", async () => {
    const barista = ++person;
    await hire(api.deps, barista, cafe);
    const { order } = await place(cafe);
    const body = {
      user_id: barista,
      order_id: order.order_id,
      horeca_id: cafe.horecaId,
      message: "Call them",
    };
    expect((await cafe.post("/provide_message_to_horeca", body)).status).toBe(202);
    const { rows } = await api.database.db.pool.query(
      "select content->'args'->>'text' as text from chat_message where content->'args' ? 'text' and chat_id = $1",
      [barista],
    );
    expect(rows).toEqual([{ text: "Call them" }]);
  });

  test("a customer's cancel of a ready order comes too late", async () => {
    const order = await pairedOrder();
    for (const status of ["in_progress", "ready"])
      await cafe.post("/provide_message_to_user", { ...order, status });
    const reply = await cafe.post("/provide_message_to_horeca", { ...order, status: "canceled_by_user" });
    expect([reply.status, reply.json.code]).toEqual([409, "cancel_too_late"]);
  });
});
