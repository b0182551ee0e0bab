import { pairingCodeAnswer } from "@gotovo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pair, place } from "../../testing/people.ts";
import { createTestApi, type TestApi, type TestMerchant } from "../../testing/test-api.ts";

let api: TestApi;
let cafe: TestMerchant;

beforeAll(async () => {
  api = await createTestApi();
  cafe = await api.merchant();
});
afterAll(() => api.close());

test("a code is the order's present one while half of its life is left, then a new one", async () => {
  const { order, tracking } = await place(cafe);
  const ask = async () =>
    pairingCodeAnswer.parse((await cafe.post("/v1/pairing-codes", { order_id: order.order_id })).json);
  const present = await ask();
  expect(present.pairing_code).toMatchObject({
    code: tracking.telegram.code,
    url: tracking.telegram.url,
    order_id: order.order_id,
    user_id: null,
  });
  api.clock.aheadMs = 6 * 60_000;
  const fresh = await ask();
  api.clock.aheadMs = 0;
  expect(fresh.pairing_code.code).not.toBe(tracking.telegram.code);
});

test("a code, however typed, tells who entered it", async () => {
  const { tracking } = await place(cafe);
  const { code } = tracking.telegram;
  const before = await cafe.get(`/v1/pairing-codes/${code}`);
  expect(before.json.pairing_code.user_id).toBeNull();
  await pair(api.deps, 900, code);
  const typed = encodeURIComponent(` ${code.toLowerCase().replaceAll("-", " ")}`);
  const after = await cafe.get(`/v1/pairing-codes/${typed}`);
  expect(after.json.pairing_code).toMatchObject({ code, user_id: 900, url: "https://t.me/GotovoBot" });
});

test("a paired customer gets a new code, a finished order none, and the answer says so", async () => {
  const paired = await place(cafe);
  await pair(api.deps, 901, paired.tracking.telegram.code);
  const first = await cafe.post("/v1/pairing-codes", { order_id: paired.order.order_id });
  expect([first.status, first.json.pairing_code.user_id]).toEqual([200, null]);
  expect(first.json.pairing_code.code).not.toBe(paired.tracking.telegram.code);
  const { telegram } = (await cafe.get(`/v1/orders/${paired.order.order_id}`)).json.tracking;
  expect(telegram).toEqual({ state: "subscribed", url: "https://t.me/GotovoBot" });

  const { order } = await place(cafe);
  await cafe.post(`/v1/orders/${order.order_id}/status`, { status: "canceled_by_cafe" });
  api.clock.aheadMs = 11 * 60_000;
  const second = await cafe.post("/v1/pairing-codes", { order_id: order.order_id });
  api.clock.aheadMs = 0;
  expect(second.status).toBe(409);
  expect(second.json).toMatchObject({ code: "order_finished", order: { status: "canceled_by_cafe" } });
});

test("an expired code is gone, a wrong one unknown", async () => {
  const { tracking } = await place(cafe);
  api.clock.aheadMs = 11 * 60_000;
  const expired = await cafe.get(`/v1/pairing-codes/${tracking.telegram.code}`);
  api.clock.aheadMs = 0;
  expect(expired.status).toBe(410);
  expect(expired.json.code).toBe("code_expired");
  expect((await cafe.get("/v1/pairing-codes/AAAA-AAAA-AA")).status).toBe(404);
  expect((await cafe.get("/v1/pairing-codes/x")).status).toBe(404);
});

test("a code for an order nobody placed is not found", async () => {
  expect((await cafe.post("/v1/pairing-codes", { order_id: "ghost" })).status).toBe(404);
});

test("pairings of a customer can be ended, and the next order gets a code again", async () => {
  const customer = { site_user_id: "u-ends" };
  const { order, tracking } = await place(cafe, { customer });
  await pair(api.deps, 910, tracking.telegram.code);
  const end = (body: unknown) => cafe.call("DELETE", "/v1/pairings", { body });
  expect((await end({})).status).toBe(400);
  expect((await end({ site_user_id: "u-ends", telegram_user_id: 911 })).status).toBe(404);
  const ended = await end(customer);
  expect([ended.status, ended.json]).toEqual([200, { ended: 1 }]);
  expect((await end(customer)).json.code).toBe("not_found");
  const after = (await cafe.get(`/v1/orders/${order.order_id}`)).json.tracking.telegram;
  expect(after).toMatchObject({ state: "unlinked", code: expect.any(String) });
});
