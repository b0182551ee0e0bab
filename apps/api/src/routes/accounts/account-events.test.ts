import { banPhone } from "@gotovo/usecases/accounts/ban-phone";
import { endPairingOfOrder } from "@gotovo/usecases/orders/pairing/end-pairings";
import { takeBack } from "@gotovo/usecases/orders/pairing/take-back";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AuthDevices, base64url, createAuthDevices } from "../../testing/auth-devices.ts";
import { type AuthStages, createAuthStages } from "../../testing/auth-stages.ts";
import { endsSoon } from "../../testing/ends-soon.ts";
import { openEvents } from "../../testing/events.ts";
import { pair, place, start } from "../../testing/people.ts";
import { createTestApi, type TestApi } from "../../testing/test-api.ts";

let api: TestApi;
let devices: AuthDevices;
let stages: AuthStages;
beforeAll(async () => {
  api = await createTestApi();
  devices = createAuthDevices(api);
  stages = createAuthStages(devices);
});
afterAll(() => api.close());
beforeEach(() => api.database.db.pool.query("delete from attempt_counter"));

async function idOf(external: string): Promise<string> {
  const { rows } = await api.database.db.pool.query(`select id from "order" where external_id = $1`, [
    external,
  ]);
  return rows[0].id;
}

type Bearer = { readonly authorization: string };
const watchAccount = ({ bearer }: { readonly bearer: Bearer }, seen = {}) =>
  openEvents(api.app, "/v1/account/events", { ...bearer, ...seen });
const lastSeen = ({ id }: { readonly id: string }) => ({ "last-event-id": id });

const ways: [how: string, end: (it: Awaited<ReturnType<AuthStages["answering"]>>) => Promise<unknown>][] = [
  ["another device lets it in", ({ answer }) => answer()],
  [
    "another device forbids it",
    ({ answer }) => answer({ accept: false, public_key: null, user_key_enc: null }),
  ],
  [
    "it signs in by a second code",
    async ({ asker: { phone, call, auth_id } }) => {
      devices.later();
      await call("sendCode", { auth_id });
      await call("signInForce", { auth_id, auth_code: await devices.codeFor(phone) });
    },
  ],
];

describe("/v1/account/events", () => {
  test("tells those that wait already, then newcomers, each of them once", async () => {
    const { owner, asker } = await stages.answering();
    const stream = await watchAccount(owner);
    const first = await stream.next();
    expect(first).toMatchObject({ event: "account", data: { pending: [asker.auth_id] } });
    expect((await stream.next()).data).toEqual({
      auth_id: asker.auth_id,
      public_key: base64url(1),
      device: expect.any(String),
      place: "unknown",
      wants: "sign_in",
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    await owner.browser.patch("/v1/account", { name: "Anna Maria" }, owner.bearer);
    const changed = await stream.next();
    expect(changed).toMatchObject({ event: "account", data: { pending: [asker.auth_id] } });
    expect(changed.data).not.toEqual(first.data);
    devices.later();
    const { auth_id } = await devices.asking(owner.phone);
    expect((await stream.until("updates.newAuthVerify")).data).toMatchObject({ auth_id });
    expect(stream.left()).toEqual([]);
    await stream.close();
  });

  test("tells of every change of an order that was bought under the phone, and of none of somebody else's", async () => {
    const owner = await devices.registered(devices.newPhone());
    const cafe = await api.merchant();
    const stream = await watchAccount(owner);
    const versions = new Set([(await stream.until("account")).id]);
    await place(cafe, { order_id: "B-1", customer: { phone: devices.newPhone() } });
    await place(cafe, { order_id: "A-1", customer: { phone: owner.phone } });
    versions.add((await stream.until("account")).id);
    for (const status of ["in_progress", "ready", "delivered"]) {
      await cafe.post("/v1/orders/A-1/status", { status });
      versions.add((await stream.until("account")).id);
    }
    expect(versions.size).toBe(5);
    await cafe.post("/v1/orders/B-1/status", { status: "in_progress" });
    await owner.browser.patch("/v1/account", { name: "Anna Maria" }, owner.bearer);
    await stream.until("account");
    expect(stream.left()).toEqual([]);
    await stream.close();
  });

  test("tells that a pairing begins and ends, by whomever, though nothing is being made any more", async () => {
    const owner = await devices.registered(devices.newPhone());
    const telegram = 880_001;
    const { person } = await start(api.deps, "customer", telegram);
    await api.deps.db.prisma.account.update({
      where: { phone: owner.phone },
      data: { personId: person.id },
    });
    const cafe = await api.merchant();
    const stream = await watchAccount(owner);
    const versions = [(await stream.until("account")).id];
    const seen = async () => versions.push((await stream.until("account")).id);
    for (const order_id of ["P-1", "P-2"]) {
      const placed = await place(cafe, { order_id, customer: { site_user_id: "anna" } });
      await cafe.post(`/v1/orders/${order_id}/status`, { status: "canceled_by_cafe" });
      await pair(api.deps, telegram, placed.tracking.telegram.code);
      await seen();
      if (order_id === "P-1") await cafe.call("DELETE", "/v1/pairings", { body: { site_user_id: "anna" } });
      else await endPairingOfOrder(api.deps, { personId: person.id, orderId: await idOf(order_id) });
      await seen();
    }
    const [placed, taken] = [await place(cafe), await start(api.deps, "customer", telegram + 1)];
    await pair(api.deps, telegram, placed.tracking.telegram.code);
    await seen();
    expect(taken.person.id).not.toBe(person.id);
    const again = await cafe.post("/v1/pairing-codes", { order_id: placed.order.order_id });
    await pair(api.deps, telegram + 1, again.json.pairing_code.code);
    await seen();
    await takeBack(api.deps, person.id);
    await seen();
    expect(versions.every((version, index) => version !== versions[index - 1])).toBe(true);
    await stream.close();
  });

  test("tells that an offer arrives, and that it goes with the phone", async () => {
    const owner = await devices.registered(devices.newPhone());
    const cafe = await api.merchant();
    const stream = await watchAccount(owner);
    const before = (await stream.until("account")).id;
    const offers = async () => (await owner.browser.get("/v1/account/orders", owner.bearer)).json.orders;
    await place(cafe, { customer: { site_user_id: "boris", phone: owner.phone } });
    expect((await stream.until("account")).id).not.toBe(before);
    expect(await offers()).toHaveLength(1);
    await place(cafe, { customer: { site_user_id: "boris", phone: devices.newPhone() } });
    await stream.until("account");
    expect(await offers()).toEqual([]);
    await stream.close();
  });

  test.each(ways)("tells that one waits no more: %s", async (_, end) => {
    const it = await stages.answering();
    const stream = await watchAccount(it.owner);
    await stream.until("updates.newAuthVerify");
    await end(it);
    expect((await stream.until("account")).data).toMatchObject({ pending: [] });
    expect(await stream.next()).toMatchObject({
      event: "updates.authVerifyClosed",
      data: { auth_id: it.asker.auth_id },
    });
    await stream.close();
  });

  test("tells that its time is over, though nothing else happens", async () => {
    const { owner, asker } = await stages.answering();
    await endsSoon(api, "authorization", "verify_at is not null and phone = $2", asker.phone);
    const stream = await watchAccount(owner);
    await stream.until("updates.newAuthVerify");
    expect((await stream.until("updates.authVerifyClosed")).data).toEqual({ auth_id: asker.auth_id });
    await stream.close();
  });

  test("a reader that comes back hears what ended meanwhile; one that missed nothing hears nothing", async () => {
    const { owner, asker, answer } = await stages.answering();
    const before = await watchAccount(owner);
    const seen = lastSeen(await before.until("updates.newAuthVerify"));
    await before.close();
    const same = await watchAccount(owner, seen);
    await answer();
    expect((await same.next()).data).toMatchObject({ pending: [] });
    expect((await same.next()).data).toEqual({ auth_id: asker.auth_id });
    await same.close();
    const late = await watchAccount(owner, seen);
    expect((await late.until("updates.authVerifyClosed")).data).toEqual({ auth_id: asker.auth_id });
    const fresh = await watchAccount(owner);
    await fresh.next();
    await owner.browser.patch("/v1/account", { name: "Vera" }, owner.bearer);
    expect((await fresh.next()).event).toBe("account");
    await Promise.all([late.close(), fresh.close()]);
  });

  test("a request for the key is for the others, not for who asks", async () => {
    const keyless = await stages.keyless();
    devices.later();
    const other = await stages.keyless(keyless.phone);
    const [stream, others] = [await watchAccount(keyless), await watchAccount(other)];
    await stream.next();
    const ask = { public_key: base64url(4) };
    const asked = await keyless.browser.post("/v1/account/key-requests", ask, keyless.bearer);
    expect(asked.status).toBe(200);
    const seen = await others.until("updates.newAuthVerify");
    expect(seen.data).toMatchObject({ auth_id: asked.json.auth_id, wants: "key" });
    await keyless.browser.patch("/v1/account", { name: "Vera" }, keyless.bearer);
    expect(await stream.next()).toMatchObject({ event: "account", data: { pending: [] } });
    await Promise.all([stream.close(), others.close()]);
  });

  const ends: [
    how: string,
    end: (owner: Awaited<ReturnType<AuthDevices["registered"]>>) => Promise<unknown>,
  ][] = [
    [
      "the session is signed out",
      ({ browser, secret }) => browser.post("/api/v1/auths/logout/", { refresh_token: secret }),
    ],
    [
      "the account is erased",
      ({ browser, bearer }) =>
        browser.call("DELETE", "/v1/account", { body: { confirm: "delete" }, headers: bearer }),
    ],
    ["the phone is banned", ({ phone }) => banPhone(api.deps, phone, null)],
  ];
  test.each(ends)("ends when %s", async (_, end) => {
    const { owner } = await stages.answering();
    const stream = await watchAccount(owner);
    await stream.next();
    await end(owner);
    expect(await stream.ended()).toBe(true);
    expect((await owner.browser.get("/v1/account/events", owner.bearer)).status).toBe(401);
  });

  test("ends with the session's own time", async () => {
    const owner = await devices.registered(devices.newPhone());
    await endsSoon(api, "account_session", "account_id = $2", owner.userId);
    const stream = await watchAccount(owner);
    expect(await stream.ended()).toBe(true);
  });
});
