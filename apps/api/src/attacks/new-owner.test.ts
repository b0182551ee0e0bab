import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { signIn } from "../testing/browser.ts";
import { place } from "../testing/people.ts";
import { createTestApi, type TestApi } from "../testing/test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.database.db.pool.query("delete from attempt_counter"));

let phones = 0;
const newPhone = () => `+7995${String(1_000_000 + ++phones)}`;

type Person = Awaited<ReturnType<typeof signIn>>;

async function accountOf({ browser, bearer }: Person) {
  return (await browser.get("/v1/account", bearer)).json.account;
}

/** Signs out of nothing: the browser's next access token. */
async function renewed({ browser }: Person) {
  const { json } = await browser.post("/api/v1/auths/refresh", {});
  return { authorization: `Bearer ${json.access_token}` };
}

async function formerOwner(phone: string) {
  const former = await signIn(api.app, phone);
  expect((await accountOf(former)).asks_same).toBe(false);
  await former.browser.call("PATCH", "/v1/account", { body: { name: "Anna" }, headers: former.bearer });
  await place(await api.merchant(), { customer: { site_user_id: phone, phone, name: "Anna" } });
  api.clock.aheadMs += 31_000;
  return former;
}

test("a new owner of a phone gets an account of their own, and nothing of the former owner's", async () => {
  const phone = newPhone();
  const former = await formerOwner(phone);
  const before = await accountOf(former);
  const newcomer = await signIn(api.app, phone);
  expect((await accountOf(newcomer)).asks_same).toBe(true);
  const said = await newcomer.browser.post("/v1/account/owner", { same: false }, newcomer.bearer);
  expect(said.status).toBe(204);
  expect((await newcomer.browser.get("/v1/account", newcomer.bearer)).status).toBe(401);

  const bearer = await renewed(newcomer);
  const { account } = (await newcomer.browser.get("/v1/account", bearer)).json;
  expect(account).toMatchObject({ phone, name: null, asks_same: false });
  expect(account.id).not.toBe(before.id);
  expect((await newcomer.browser.get("/v1/account/orders", bearer)).json.orders).toEqual([]);
  expect((await newcomer.browser.get("/v1/account/sessions", bearer)).json.sessions).toHaveLength(1);

  expect(await accountOf(former)).toMatchObject({ id: before.id, name: "Anna", phone: null });
  expect((await former.browser.get("/v1/account/sessions", former.bearer)).json.sessions).toHaveLength(1);
  api.clock.aheadMs += 31_000;
  expect((await accountOf(await signIn(api.app, phone))).id).toBe(account.id);
});

test("the same person answers once and stays; nobody can answer what they are not asked", async () => {
  const phone = newPhone();
  const former = await formerOwner(phone);
  const again = await signIn(api.app, phone);
  const answer = (who: Person, same: boolean) => who.browser.post("/v1/account/owner", { same }, who.bearer);
  expect((await answer(former, false)).status).toBe(404);
  expect((await answer(again, true)).status).toBe(204);
  expect((await answer(again, false)).status).toBe(404);
  expect((await accountOf(again)).id).toBe((await accountOf(former)).id);
});
