import { fingerprintOf } from "@gotovo/usecases/accounts/keys/fingerprint";
import { proofOf } from "@gotovo/usecases/accounts/keys/key-hash";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AuthDevices, base64url, createAuthDevices } from "../../testing/auth-devices.ts";
import { signIn } from "../../testing/browser.ts";
import { openEvents } from "../../testing/events.ts";
import { createTestApi, type TestApi } from "../../testing/test-api.ts";

let api: TestApi;
let newPhone: AuthDevices["newPhone"];
let device: AuthDevices["device"];
let checked: AuthDevices["checked"];
let registered: AuthDevices["registered"];
let codeFor: AuthDevices["codeFor"];
let later: AuthDevices["later"];
beforeAll(async () => {
  api = await createTestApi();
  ({ newPhone, device, checked, registered, codeFor, later } = createAuthDevices(api));
});
afterAll(() => api.close());
beforeEach(() => api.database.db.pool.query("delete from attempt_counter"));

describe("registration", () => {
  test("create, checkCode, signUp, answered as the document says", async () => {
    const phone = newPhone();
    const { call } = device();
    const created = await call("auth.create", { user_phone: phone });
    expect(created).toEqual({
      status: 200,
      method_name: "auth.create",
      method_result: "0000",
      data: { auth_id: expect.stringMatching(/^au_[\w-]{22}$/), user_exists: null },
    });
    const { auth_id } = created.data;
    const code = await codeFor(phone);
    expect(code).toMatch(/^\d{6}$/);
    expect(await call("checkCode", { auth_id, auth_code: code })).toMatchObject({
      data: { user_exists: false },
    });
    const user = { auth_id, user_name: "Anna", user_nickname: "anna", user_key_hash: base64url(7) };
    expect(await call("signUp", user)).toMatchObject({
      method_result: "0000",
      data: { user_id: expect.any(String), user_secret: expect.any(String) },
    });
    expect(await call("signUp", user)).toMatchObject({ status: 404, method_result: "0101", data: null });
  });

  test("whether a phone is registered shows in nothing before the code", async () => {
    const [known, unknown] = [newPhone(), newPhone()];
    await registered(known);
    const answers = await Promise.all(
      [known, unknown].map((phone) => device().call("create", { user_phone: phone })),
    );
    const blind = answers.map((answer) => ({ ...answer, data: { ...answer.data, auth_id: "" } }));
    expect(blind[0]).toEqual(blind[1]);
  });
});

describe("a known person on a new device", () => {
  test("is let in by the other device, which sees who asks, and signs in with a fresh proof only", async () => {
    const owner = await registered(newPhone());
    const other = await openEvents(api.app, "/v1/account/events", owner.bearer);
    expect((await other.next()).event).toBe("account");
    const { call, browser, auth_id, userExists } = await checked(owner.phone);
    expect(userExists).toBe(true);
    const mine = await openEvents(api.app, "/v1/auth/events", { authorization: `Bearer ${auth_id}` });
    expect((await mine.next()).data).toMatchObject({ auth_id, user_exists: true, state: "code_checked" });
    expect(await call("signIn", { auth_id, user_key_hash: base64url(1) })).toMatchObject({
      method_result: "0104",
    });
    expect(await call("verify", { auth_id, public_key: base64url(1) })).toMatchObject({
      method_result: "0000",
    });

    let asked = await other.next();
    while (asked.event !== "updates.newAuthVerify") asked = await other.next();
    expect(asked.data).toMatchObject({ auth_id, public_key: base64url(1), place: "unknown" });
    expect(fingerprintOf(auth_id, Buffer.alloc(32, 1))).not.toBe(fingerprintOf(auth_id, Buffer.alloc(32, 2)));

    const stranger = await registered(newPhone());
    const answer = { auth_id, accept: true, public_key: base64url(2), user_key_enc: base64url(3, 72) };
    expect(await stranger.call("respondVerify", answer, stranger.bearer)).toMatchObject({
      method_result: "0101",
    });
    expect(await owner.call("respondVerify", answer, owner.bearer)).toMatchObject({ method_result: "0000" });

    let answered = await mine.next();
    while (answered.event !== "updates.respondAuthVerify") answered = await mine.next();
    expect(answered.data).toEqual({ accept: true, public_key: base64url(2), user_key_enc: base64url(3, 72) });

    const hash = Buffer.alloc(32, 7);
    for (const wrong of [hash, proofOf(hash, "au_AAAAAAAAAAAAAAAAAAAAAA"), null]) {
      const user_key_hash = wrong && Buffer.from(wrong).toString("base64url");
      expect(await call("signIn", { auth_id, user_key_hash })).toMatchObject({
        status: 400,
        method_result: "0108",
      });
    }
    const user_key_hash = Buffer.from(proofOf(hash, auth_id)).toString("base64url");
    expect(await call("signIn", { auth_id, user_key_hash })).toMatchObject({
      data: { user_id: owner.userId },
    });
    expect(await call("signIn", { auth_id, user_key_hash })).toMatchObject({ method_result: "0101" });
    expect(browser.cookies.has("gotovo_refresh")).toBe(true);
    await mine.close();
    await other.close();
  });

  test("is forbidden, which ends the authorization", async () => {
    const owner = await registered(newPhone());
    const { call, auth_id } = await checked(owner.phone);
    await call("verify", { auth_id, public_key: base64url(1) });
    await owner.call("respondVerify", { auth_id, accept: false }, owner.bearer);
    expect(await call("signIn", { auth_id, user_key_hash: base64url(1) })).toMatchObject({
      method_result: "0101",
    });
  });

  test("signs in by a second code without the key: the vault stays shut until a device gives it", async () => {
    const owner = await registered(newPhone());
    const box = base64url(9, 1100);
    const written = await owner.browser.call("PUT", "/v1/account/vault", {
      body: { version: 1, box },
      headers: owner.bearer,
    });
    expect(written.status).toBe(204);
    const { call, browser, auth_id } = await checked(owner.phone);
    later();
    expect(await call("sendCode", { auth_id })).toMatchObject({ method_result: "0000" });
    expect(await call("sendCode", { auth_id })).toMatchObject({ status: 429, method_result: "0106" });
    const auth_code = await codeFor(owner.phone);
    const { data } = await call("signInForce", { auth_id, auth_code });
    const { json } = await browser.post("/api/v1/auths/refresh/", { refresh_token: data.user_secret });
    const bearer = { authorization: `Bearer ${json.access_token}` };
    expect((await browser.get("/v1/account", bearer)).json.account.key).toMatchObject({
      set: true,
      here: false,
    });
    const next = { version: 2, box };
    expect((await browser.call("PUT", "/v1/account/vault", { body: next, headers: bearer })).status).toBe(
      403,
    );
    const asked = await browser.post("/v1/account/key-requests", { public_key: base64url(4) }, bearer);
    expect(asked.status).toBe(200);
    const given = {
      auth_id: asked.json.auth_id,
      accept: true,
      public_key: base64url(2),
      user_key_enc: base64url(3, 72),
    };
    expect(await owner.call("respondVerify", given, owner.bearer)).toMatchObject({ method_result: "0000" });
    expect((await browser.call("PUT", "/v1/account/vault", { body: next, headers: bearer })).status).toBe(
      204,
    );
    const stale = await owner.browser.call("PUT", "/v1/account/vault", { body: next, headers: owner.bearer });
    expect(stale.json.code).toBe("stale_version");
  });

  test("a vault's version that no column holds is refused", async () => {
    const owner = await registered(newPhone());
    const body = { version: 2 ** 31, box: "A".repeat(60) };
    const reply = await owner.browser.call("PUT", "/v1/account/vault", { body, headers: owner.bearer });
    expect([reply.status, reply.json.errors?.[0].path]).toEqual([400, "version"]);
  });

  test("another person's vault is out of reach", async () => {
    const owner = await registered(newPhone());
    await owner.browser.call("PUT", "/v1/account/vault", {
      body: { version: 1, box: base64url(9, 1100) },
      headers: owner.bearer,
    });
    const stranger = await signIn(api.app, newPhone());
    const { json } = await stranger.browser.get("/v1/account/vault", stranger.bearer);
    expect(json).toEqual({ version: 0, box: null });
  });
});
