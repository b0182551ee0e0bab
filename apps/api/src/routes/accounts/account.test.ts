import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { signIn } from "../../testing/browser.ts";
import { place } from "../../testing/people.ts";
import { createTestApi, type TestApi } from "../../testing/test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.database.db.pool.query("delete from attempt_counter"));

let phones = 0;
const newPhone = () => `+7996${String(1_000_000 + ++phones)}`;

async function person(phone = newPhone()) {
  const { browser, bearer } = await signIn(api.app, phone);
  return {
    phone,
    bearer,
    get: (path: string) => browser.get(path, bearer),
    call: (method: string, path: string, body?: unknown) =>
      browser.call(method, path, { headers: bearer, ...(body !== undefined && { body }) }),
  };
}

describe("the profile", () => {
  test("is read and changed by its owner; what is not named stays, whatever the name has in it", async () => {
    const anna = await person();
    const name = "Анна <b>🌷</b>";
    const changed = await anna.call("PATCH", "/v1/account", { name, language: "ru" });
    expect(changed.json.account).toMatchObject({ phone: anna.phone, name, language: "ru", nickname: null });
    await anna.call("PATCH", "/v1/account", { nickname: "anna" });
    expect((await anna.get("/v1/account")).json.account).toMatchObject({ name, nickname: "anna" });
    const { telegram, key } = (await anna.get("/v1/account")).json.account;
    expect([telegram, key]).toEqual([
      { linked: false, name: null, url: "https://t.me/GotovoBot" },
      { set: false, here: false, since: null, drop_at: null },
    ]);
  });

  test.each([{ phone: "+79991234567" }, { name: "" }, { name: "x".repeat(129) }, { language: "xx" }])(
    "refuses %o",
    async (change) => {
      expect((await (await person()).call("PATCH", "/v1/account", change)).status).toBe(400);
    },
  );

  test("an invite code from a link is entered there too", async () => {
    const [anna, boris] = [await person(), await person()];
    const { invite_code } = (await anna.get("/v1/account")).json.account;
    const asked = () => boris.get(`/v1/account/invite?invite_code=${invite_code}`);
    expect((await asked()).json.inviter.name).toBe(`+7********${anna.phone.slice(-2)}`);
    await anna.call("PATCH", "/v1/account", { name: "Анна" });
    expect((await asked()).json.inviter.name).toBe("Анна");
    expect((await anna.get("/v1/account")).json.account.followers).toEqual([]);
    expect((await boris.get("/v1/account/invite?invite_code=AAAAAA")).json.code).toBe("invite_code_unknown");
    const { json } = await boris.call("POST", "/v1/account/invite", { invite_code });
    expect(json.account.invited_by).toBe(`+7********${anna.phone.slice(-2)}`);
    expect((await anna.get("/v1/account")).json.account.followers).toEqual([boris.phone]);
  });
});

describe("leaving", () => {
  test("takes everything along, and leaves orders without the person", async () => {
    const cafe = await api.merchant();
    const anna = await person();
    const placed = await place(cafe, { customer: { site_user_id: "u-9", phone: anna.phone, name: "Анна" } });
    const taken = await anna.get("/v1/account/export");
    expect(taken.headers.get("content-disposition")).toContain("attachment");
    expect(taken.text).toContain(anna.phone);
    expect((await anna.call("DELETE", "/v1/account", { confirm: "yes" })).status).toBe(400);
    expect((await anna.call("DELETE", "/v1/account", { confirm: "delete" })).status).toBe(200);
    expect((await anna.get("/v1/account")).status).toBe(401);
    expect((await cafe.get(`/v1/orders/${placed.order.order_id}`)).status).toBe(200);
    const { rows } = await api.database.db.pool.query(
      "select 1 from account where phone = $1 union all select 1 from customer where phone = $1",
      [anna.phone],
    );
    expect(rows).toEqual([]);
  });
});

test("without the vault's key leaving waits a week, and any device can end that", async () => {
  const anna = await person();
  await anna.call("PUT", "/v1/account/key", { user_key_hash: "A".repeat(43) });
  api.clock.aheadMs += 31_000;
  const stranger = await person(anna.phone);
  const asked = await stranger.call("DELETE", "/v1/account", { confirm: "delete" });
  expect(asked.status).toBe(202);
  expect(asked.headers.get("set-cookie")).toBeNull();
  expect((await anna.get("/v1/account")).json.account.erase_at).toBe(asked.json.erase_at);
  expect((await anna.call("POST", "/v1/account/keep")).json.account.erase_at).toBeNull();
  expect((await stranger.get("/v1/account")).json.account.erase_at).toBeNull();
  expect((await anna.call("DELETE", "/v1/account", { confirm: "delete" })).status).toBe(200);
});

describe("sessions", () => {
  test("are listed; one is ended, or all others, and they are out at once", async () => {
    const phone = newPhone();
    const here = await person(phone);
    api.clock.aheadMs += 31_000;
    const there = await person(phone);
    api.clock.aheadMs += 31_000;
    const third = await person(phone);
    const { sessions } = (await here.get("/v1/account/sessions")).json;
    expect(sessions).toHaveLength(3);
    const current = sessions.find((session: { current: boolean }) => session.current);
    expect(sessions.map(({ current: isCurrent }: { current: boolean }) => isCurrent)).toEqual([
      false,
      false,
      true,
    ]);
    expect((await there.call("DELETE", `/v1/account/sessions/${current.id}`)).json).toEqual({ ended: 1 });
    expect((await here.get("/v1/account")).status).toBe(401);
    expect((await there.call("DELETE", "/v1/account/sessions")).json).toEqual({ ended: 1 });
    expect((await third.get("/v1/account")).status).toBe(401);
    expect((await there.get("/v1/account")).status).toBe(200);
  });

  test("of others are not there", async () => {
    const [anna, boris] = [await person(), await person()];
    const [session] = (await anna.get("/v1/account/sessions")).json.sessions;
    expect((await boris.call("DELETE", `/v1/account/sessions/${session.id}`)).status).toBe(404);
    expect((await boris.call("DELETE", "/v1/account/sessions/nonsense")).status).toBe(404);
    expect((await anna.get("/v1/account")).status).toBe(200);
  });
});

describe("orders", () => {
  test("bought under the phone, however the café wrote it, are offered to its owner and nobody else", async () => {
    const cafe = await api.merchant();
    const [anna, boris] = [await person(), await person()];
    const written = anna.phone.replace(/^\+7(\d{3})(\d{3})(\d{4})$/, "8 ($1) $2-$3");
    const placed = await place(cafe, { customer: { site_user_id: "u-1", phone: written } });
    const read = () => anna.get("/v1/account/orders?active=true");
    const { orders } = (await read()).json;
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({
      number: placed.order.number,
      merchant_name: "Coffee",
      offered: true,
      items: null,
      page_url: null,
      owner_url: null,
    });
    for (const path of ["accept", "decline"])
      expect((await boris.call("POST", `/v1/account/orders/${orders[0].id}/${path}`)).status).toBe(404);
    expect((await anna.call("POST", `/v1/account/orders/${orders[0].id}/accept`)).status).toBe(204);
    expect((await read()).json.orders[0]).toMatchObject({
      status: "placed",
      offered: false,
      items: placed.order.items,
      page_url: placed.tracking.page_url,
      owner_url: placed.tracking.owner_url,
      customer_may_cancel: true,
      feedback: null,
    });
    expect((await boris.get("/v1/account/orders")).json.orders).toEqual([]);
    const rate = await boris.call("PUT", `/v1/account/orders/${orders[0].id}/feedback`, { rating: 5 });
    expect(rate.status).toBe(404);
  });

  test("say what has run out as their pages do: only while that is asked, and not of an offer", async () => {
    const cafe = await api.merchant();
    const anna = await person();
    const { order } = await place(cafe, { customer: { site_user_id: "u-1", phone: anna.phone } });
    const asks = (end: object | null) =>
      api.database.db.pool.query(
        `update "order" set sold_out = $2 where external_id = $1 and venue_id = $3`,
        [
          order.order_id,
          { version: 1, item: order.items[0], option: null, name: "Cappuccino", choices: [], until, end },
          cafe.horecaId,
        ],
      );
    const until = "2030-01-01T00:00:00.000Z";
    const first = async () => (await anna.get("/v1/account/orders")).json.orders[0];
    await asks(null);
    const offer = await first();
    expect(offer).toMatchObject({ offered: true, sold_out: null });
    await anna.call("POST", `/v1/account/orders/${offer.id}/accept`);
    expect((await first()).sold_out).toEqual({ name: "Cappuccino", until });
    await asks({ how: "withdrawn", by: "staff", choice: null, difference: 0, at: until });
    expect((await first()).sold_out).toBeNull();
  });

  test("of a café that nobody has dealt with bring neither its words nor a link, and go when they are declined", async () => {
    const [cafe, other] = [await api.merchant("Pushy"), await api.merchant("Other")];
    const anna = await person();
    const words = "https://evil.example pay here";
    const customer = { phone: anna.phone, name: words };
    await place(cafe, {
      customer,
      items: undefined,
      description: words,
      repeat_url: "https://evil.example/",
    });
    await place(other, { customer });
    const offered = await anna.get("/v1/account/orders");
    expect(offered.text).not.toMatch(/evil\.example|\/t\/|start=/);
    const names = (orders: { merchant_name: string }[]) => orders.map((each) => each.merchant_name);
    const order = offered.json.orders.find(
      (each: { merchant_name: string }) => each.merchant_name === "Pushy",
    );
    expect(offered.json.orders).toHaveLength(2);
    expect((await anna.call("POST", `/v1/account/orders/${order.id}/decline`)).status).toBe(204);
    await place(cafe, { customer });
    await place(other, { customer });
    expect(names((await anna.get("/v1/account/orders")).json.orders)).toEqual(["Other", "Other"]);
  });

  test("come in pages of twenty, the newest first", async () => {
    const cafe = await api.merchant();
    const anna = await person();
    const numbers: string[] = [];
    for (let count = 0; count < 23; count++)
      numbers.unshift((await place(cafe, { customer: { phone: anna.phone } })).order.number);
    const first = (await anna.get("/v1/account/orders")).json;
    const second = (await anna.get(`/v1/account/orders?cursor=${first.next_cursor}`)).json;
    const shown = [...first.orders, ...second.orders].map(({ number }: { number: string }) => number);
    expect([first.orders.length, second.next_cursor]).toEqual([20, null]);
    expect(shown).toEqual(numbers);
  });
});
