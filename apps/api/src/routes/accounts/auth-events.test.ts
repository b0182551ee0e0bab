import { banPhone } from "@gotovo/usecases/accounts/ban-phone";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AuthDevices, base64url, createAuthDevices } from "../../testing/auth-devices.ts";
import { type AuthStages, createAuthStages, otherKeys } from "../../testing/auth-stages.ts";
import { endsSoon } from "../../testing/ends-soon.ts";
import { openEvents } from "../../testing/events.ts";
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

const watch = (auth_id: string, seen = {}) =>
  openEvents(api.app, "/v1/auth/events", { authorization: `Bearer ${auth_id}`, ...seen });
const lastSeen = ({ id }: { readonly id: string }) => ({ "last-event-id": id });

describe("/v1/auth/events", () => {
  test("tells each step, so that whoever lost the connection goes on where they were", async () => {
    const owner = await devices.registered(devices.newPhone());
    const { call, auth_id, phone } = await devices.begun(owner.phone);
    const stream = await watch(auth_id);
    expect((await stream.next()).data).toMatchObject({ auth_id, user_exists: null, state: "created" });
    await call("checkCode", { auth_id, auth_code: await devices.codeFor(phone) });
    expect((await stream.next()).data).toMatchObject({ user_exists: true, state: "code_checked" });
    await call("verify", { auth_id, public_key: base64url(1) });
    const asked = await stream.next();
    expect(asked.data).toMatchObject({ state: "verify_requested" });
    await stream.close();
    const back = await watch(auth_id, lastSeen(asked));
    await owner.call("respondVerify", { auth_id, accept: true, ...otherKeys }, owner.bearer);
    expect((await back.next()).data).toMatchObject({ state: "approved" });
    expect(await back.next()).toMatchObject({
      event: "updates.respondAuthVerify",
      data: { accept: true, ...otherKeys },
    });
    await back.close();
    const late = await watch(auth_id);
    expect((await late.until("updates.respondAuthVerify")).data).toEqual({ accept: true, ...otherKeys });
    await late.close();
  });

  test("an approval without the key says so", async () => {
    const { asker, answer } = await stages.answering();
    await answer({ public_key: null, user_key_enc: null });
    const stream = await watch(asker.auth_id);
    expect((await stream.next()).data).toMatchObject({ state: "approved_without_key" });
    expect((await stream.next()).data).toEqual({ accept: true });
    await stream.close();
  });

  test("a refusal is the last that is told, also to who comes later", async () => {
    const { asker, answer } = await stages.answering();
    const stream = await watch(asker.auth_id);
    await stream.next();
    await answer({ accept: false, public_key: null, user_key_enc: null });
    for (const each of [stream, await watch(asker.auth_id)]) {
      expect((await each.until("updates.respondAuthVerify")).data).toEqual({ accept: false });
      expect(await each.ended()).toBe(true);
    }
  });

  type Stage = Awaited<ReturnType<AuthStages["begun"]>>;
  const ends: [
    how: string,
    at: keyof Pick<AuthStages, "begun" | "forced" | "approved">,
    end: (it: Stage) => Promise<unknown>,
  ][] = [
    [
      "it became a session",
      "forced",
      async ({ call, auth_id, phone }) =>
        call("signInForce", { auth_id, auth_code: await devices.codeFor(phone) }),
    ],
    ["its phone is banned", "approved", ({ phone }) => banPhone(api.deps, phone, null)],
    [
      "too many wrong codes were entered",
      "begun",
      async ({ call, auth_id, phone }) => {
        const auth_code = String((Number(await devices.codeFor(phone)) + 1) % 1e6).padStart(6, "0");
        for (let tried = 0; tried < 5; tried++) await call("checkCode", { auth_id, auth_code });
      },
    ],
    [
      "its time is over, though nothing else happens",
      "begun",
      ({ phone }) => endsSoon(api, "authorization", "phone = $2", phone),
    ],
  ];
  test.each(ends)("says that it is over when %s, and ends", async (how, at, end) => {
    const it = await stages[at]();
    const isByTime = how.startsWith("its time");
    if (isByTime) await end(it);
    const stream = await watch(it.auth_id);
    await stream.next();
    if (!isByTime) await end(it);
    expect((await stream.until("over")).data).toEqual({ auth_id: it.auth_id });
    expect(await stream.ended()).toBe(true);
    const again = await api.anyone.get("/v1/auth/events", { authorization: `Bearer ${it.auth_id}` });
    expect([again.status, again.json.code]).toEqual([404, "not_found"]);
  });

  test("ends when the account is erased that it was for", async () => {
    const { owner, asker } = await stages.answering();
    const stream = await watch(asker.auth_id);
    await stream.next();
    await owner.browser.call("DELETE", "/v1/account", { body: { confirm: "delete" }, headers: owner.bearer });
    await stream.until("over");
    expect(await stream.ended()).toBe(true);
  });

  test("nobody without its id is told anything", async () => {
    for (const headers of [{}, { authorization: "Bearer nonsense" }])
      expect((await api.anyone.get("/v1/auth/events", headers as Record<string, string>)).status).toBe(401);
    const unknown = { authorization: "Bearer au_AAAAAAAAAAAAAAAAAAAAAA" };
    expect((await api.anyone.get("/v1/auth/events", unknown)).status).toBe(404);
  });
});
