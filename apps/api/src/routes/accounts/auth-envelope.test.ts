import { silentLog } from "@gotovo/db";
import { authMethods } from "@gotovo/domain";
import { createMetrics } from "@gotovo/runtime";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createApi } from "../../create-api.ts";
import { type AuthDevices, base64url, createAuthDevices } from "../../testing/auth-devices.ts";
import { type AuthStages, authFields, createAuthStages, otherKeys } from "../../testing/auth-stages.ts";
import { createCaller } from "../../testing/caller.ts";
import { createTestApi, publicUrl, type TestApi } from "../../testing/test-api.ts";

let api: TestApi;
let devices: AuthDevices;
let stages: AuthStages;
let bearer: { authorization: string };
beforeAll(async () => {
  api = await createTestApi();
  devices = createAuthDevices(api);
  stages = createAuthStages(devices);
  ({ bearer } = await devices.registered(devices.newPhone()));
});
afterAll(() => api.close());
beforeEach(() => api.database.db.pool.query("delete from attempt_counter"));

const auth_id = "au_AAAAAAAAAAAAAAAAAAAAAA";
const names = authMethods.flatMap((method) =>
  [method, `auth.${method}`].map((name) => [name, method] as const),
);
const bodyOf = (method: (typeof authMethods)[number]) =>
  method === "create" ? { user_phone: devices.newPhone() } : { auth_id, ...authFields[method] };
const envelope = (method: string, method_result: string) => ({
  method_name: `auth.${method}`,
  method_result,
  data: null,
});

describe("what is no request of the protocol is refused in its own words", () => {
  test.each(names)("%s", async (name, method) => {
    const path = `/v1/auth/${name}`;
    const good = bodyOf(method);
    const json = JSON.stringify(good);
    const sent: [
      what: string,
      { rawBody?: string; body?: unknown; headers?: Record<string, string> },
      query?: string,
    ][] = [
      ["nothing", {}],
      ["an empty body", { rawBody: "" }],
      ["no JSON", { rawBody: json.slice(0, -1) }],
      ["a list", { body: [good] }],
      ["null", { rawBody: "null" }],
      [
        "a form",
        { rawBody: "user_phone=1", headers: { "content-type": "application/x-www-form-urlencoded" } },
      ],
      ["JSON that calls itself text", { rawBody: json, headers: { "content-type": "text/plain" } }],
      ["too much", { rawBody: " ".repeat(300_000) + json }],
      ["deep nesting", { rawBody: "[".repeat(200_000) }],
      ["a field more", { body: { ...good, extra: 1 } }],
      ["a NUL", { body: { ...good, auth_id: "\u0000" } }],
      ["a query", { body: good }, "?colour=red"],
      ...Object.keys(good).map((field): [string, { body: unknown }] => [
        `no ${field}`,
        { body: { ...good, [field]: undefined } },
      ]),
    ];
    for (const [what, options, query = ""] of sent) {
      if (method === "respondVerify" && what === "no public_key") continue;
      const reply = await api.anyone.call("POST", path + query, {
        ...options,
        headers: { ...bearer, ...options.headers },
      });
      expect([what, reply.status, reply.json]).toEqual([what, 400, envelope(method, "0003")]);
      expect(reply.headers.get("content-type")).toBe("application/json");
      expect(reply.headers.get("cache-control")).toBe("no-store");
    }
  });

  test("bytes that are not of their length are refused for each field that carries some", async () => {
    const bad = ["", "A".repeat(42), "A".repeat(44), `${"A".repeat(42)}=`, `${"A".repeat(42)}+`, 7];
    const carrying = { signUp: "user_key_hash", verify: "public_key", signIn: "user_key_hash" } as const;
    for (const [method, field] of Object.entries(carrying))
      for (const value of bad) {
        const body = { auth_id, ...authFields[method as keyof typeof carrying], [field]: value };
        expect((await api.anyone.post(`/v1/auth/${method}`, body)).json).toEqual(envelope(method, "0003"));
      }
  });
});

describe("respondVerify", () => {
  const nulls = { public_key: null, user_key_enc: null };

  test.each([
    ["the keys are null", { accept: true, ...nulls }],
    ["one is null, the other absent", { accept: true, public_key: null, user_key_enc: undefined }],
    ["both are absent", { accept: true, public_key: undefined, user_key_enc: undefined }],
  ])("approves without the key when %s", async (_, body) => {
    const { asker, answer } = await stages.answering();
    expect(await answer(body)).toMatchObject({ method_result: "0000", data: null });
    const { auth_id, call } = asker;
    expect(await call("signIn", { auth_id, user_key_hash: base64url(1) })).toMatchObject({
      method_result: "0108",
    });
    expect(await call("signIn", { auth_id, user_key_hash: null })).toMatchObject({ method_result: "0000" });
  });

  test("forbids with the keys null", async () => {
    const { asker, answer } = await stages.answering();
    expect(await answer({ accept: false, ...nulls })).toMatchObject({ method_result: "0000" });
    expect(await asker.call("signIn", { auth_id: asker.auth_id, user_key_hash: null })).toMatchObject({
      method_result: "0101",
    });
  });

  test.each([
    ["keys for whom it forbids", { accept: false, ...otherKeys }],
    ["one key for whom it forbids", { accept: false, ...nulls, ...{ public_key: otherKeys.public_key } }],
    ["the sealed key alone", { ...otherKeys, accept: true, public_key: null }],
    ["the public key alone", { ...otherKeys, accept: true, user_key_enc: undefined }],
    ["a sealed key that is too short", { ...otherKeys, accept: true, user_key_enc: "A".repeat(95) }],
    ["no answer", { accept: null }],
  ])("refuses %s, and nothing is decided", async (_, body) => {
    const { answer } = await stages.answering();
    expect(await answer(body)).toMatchObject({ status: 400, method_result: "0003", data: null });
    expect(await answer()).toMatchObject({ method_result: "0000" });
  });

  test("is for devices that are signed in now, and the key for those that have it", async () => {
    const { owner, asker, answer } = await stages.answering();
    const body = { auth_id: asker.auth_id, accept: true };
    for (const headers of [
      {},
      { authorization: "Bearer nonsense" },
      { authorization: `Bearer ${asker.auth_id}` },
    ])
      expect(await asker.call("respondVerify", body, headers)).toMatchObject({
        status: 403,
        method_result: "0002",
      });
    await owner.browser.post("/api/v1/auths/logout/", { refresh_token: owner.secret });
    expect(await answer()).toMatchObject({ status: 403, method_result: "0002" });
    const keyless = await stages.keyless();
    devices.later();
    const { auth_id } = await devices.asking(keyless.phone);
    const withKeys = { auth_id, accept: true, ...otherKeys };
    expect(await keyless.call("respondVerify", withKeys, keyless.bearer)).toMatchObject({
      method_result: "0002",
    });
    const without = { auth_id, accept: true };
    expect(await keyless.call("respondVerify", without, keyless.bearer)).toMatchObject({
      method_result: "0000",
    });
  });
});

describe("0001", () => {
  const metrics = () => createMetrics({ processMetrics: false });

  test("where no code can be sent, that is not told: the answer is the one that every phone gets", async () => {
    const deps = { ...api.deps, codes: { channel: null, otpDigits: 4 } };
    const log = { ...silentLog, isLevelEnabled: () => false };
    const mute = createCaller(createApi({ deps, log, metrics: metrics(), publicUrl }));
    const phone = devices.newPhone();
    const begun = await mute.post("/v1/auth/create", { user_phone: phone });
    expect([begun.status, begun.json.data.user_exists]).toEqual([200, null]);
    const known = await stages.known();
    devices.later();
    const { status, json } = await mute.post("/v1/auth/sendCode", { auth_id: known.auth_id });
    expect([status, json]).toEqual([200, envelope("sendCode", "0000")]);
  });

  test.each(names)("an error of ours: %s shows nothing of it, and it is logged", async (name, method) => {
    const logged: unknown[] = [];
    const log = {
      ...silentLog,
      isLevelEnabled: () => false,
      error: (fields: { err?: unknown }) => void logged.push(fields.err),
    };
    const broken = new Error("secret detail");
    const keyring = {
      hmac(purpose: string, value: string) {
        if (purpose === "access-token") return api.deps.keyring.hmac(purpose, value);
        throw broken;
      },
    };
    const { post } = createCaller(
      createApi({ deps: { ...api.deps, keyring }, log, metrics: metrics(), publicUrl }),
    );
    const headers = method === "respondVerify" ? (await devices.registered(devices.newPhone())).bearer : {};
    const reply = await post(`/v1/auth/${name}`, bodyOf(method), headers);
    expect([reply.status, reply.json]).toEqual([500, envelope(method, "0001")]);
    expect(logged).toEqual([broken]);
  });

  test("the database is away: worth trying again", async () => {
    const gone = await createTestApi();
    await gone.close();
    for (const [name, method] of names) {
      if (method === "respondVerify") continue;
      const { status, json, headers } = await gone.anyone.post(`/v1/auth/${name}`, bodyOf(method));
      expect([status, json]).toEqual([503, envelope(method, "0001")]);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
  });
});
