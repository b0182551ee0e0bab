import { findSignUp } from "@gotovo/usecases/accounts/sign-up/find-sign-up";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Browser, createBrowser, signIn } from "../testing/browser.ts";
import { codeFor } from "../testing/codes.ts";
import { createTestApi, type TestApi } from "../testing/test-api.ts";

const keyHash = Buffer.alloc(32, 7).toString("base64url");
let api: TestApi;
let elsewhere: Awaited<ReturnType<TestApi["another"]>>;
beforeAll(async () => {
  api = await createTestApi();
  elsewhere = await api.another();
});
afterAll(() => api.close());
beforeEach(() => api.database.db.pool.query("delete from attempt_counter"));

let phones = 0;
const newPhone = () => `+7991${String(1_000_000 + ++phones)}`;
const both = <T>(work: (app: TestApi["app"]) => Promise<T>) =>
  Promise.all([api.app, elsewhere.app].map(work));

/** Begins a sign-up in a browser; its contact comes, and its code. */
async function begunSignUp(browser: Browser, phone: string) {
  const { sessionId } = (await browser.post("/auth/register/telegram", { name: "Anna" })).json;
  const cafe = await api.merchant();
  await cafe.post("/telegram/contact", { sessionId, phone, telegramId: 7 });
  return { sessionId, code: await codeFor(api.deps, phone) };
}

const ways: Record<string, (browser: Browser, phone: string) => Promise<string>> = {
  "a one-time code": async (browser, phone) => {
    const asked = await browser.post("/api/v1/auths", { phone_number: phone });
    const otp = /use (\d+)/.exec(asked.json.response)?.[1];
    return (await browser.patch("/api/v1/auths", { otp })).json.refresh_token;
  },
  "a sign-up through Telegram": async (browser, phone) => {
    const begun = await begunSignUp(browser, phone);
    return (await browser.post("/auth/telegram/verify", begun)).json.refresh_token;
  },
  "a sign-in with keys": async (browser, phone) => {
    const { auth_id } = (await browser.post("/v1/auth/create", { user_phone: phone })).json.data;
    await browser.post("/v1/auth/checkCode", { auth_id, auth_code: await codeFor(api.deps, phone) });
    const user = { auth_id, user_name: "Anna", user_nickname: "anna", user_key_hash: keyHash };
    return (await browser.post("/v1/auth/signUp", user)).json.data.user_secret;
  },
};

/** Whose account a refresh token opens. */
async function phoneOf(refresh_token: string): Promise<string> {
  const { json } = await api.anyone.post("/api/v1/auths/refresh", { refresh_token });
  const authorization = `Bearer ${json.access_token}`;
  return (await api.anyone.get("/v1/account", { authorization })).json.account.phone;
}

/** Every secret that a browser can hold, all the attacker's. */
async function planted(): Promise<{ jar: Map<string, string>; phone: string; refresh: string }> {
  const phone = newPhone();
  const { browser, refresh } = await signIn(api.app, phone);
  await browser.post("/api/v1/auths", { phone_number: newPhone() });
  await browser.post("/auth/register/telegram", { name: "Mallory" });
  await browser.post("/v1/auth/create", { user_phone: newPhone() });
  return { jar: browser.cookies, phone, refresh };
}

test.each(Object.entries(ways))(
  "cookies that were planted before %s become nobody else's",
  async (_name, way) => {
    const attacker = await planted();
    expect(attacker.jar.size).toBe(4);
    const victim = createBrowser(api.app);
    for (const [name, value] of attacker.jar) victim.cookies.set(name, value);
    const phone = newPhone();
    const refresh = await way(victim, phone);
    expect(victim.cookies.get("gotovo_refresh")).toBe(refresh);
    expect(refresh).not.toBe(attacker.refresh);
    expect([await phoneOf(refresh), await phoneOf(attacker.refresh)]).toEqual([phone, attacker.phone]);
  },
);

test("planted secrets open nothing that the victim begins, though the code is known", async () => {
  const attacker = createBrowser(api.app);
  for (const [name, value] of (await planted()).jar) attacker.cookies.set(name, value);
  const victim = createBrowser(api.app);
  for (const [name, value] of attacker.cookies) victim.cookies.set(name, value);
  const asked = await victim.post("/api/v1/auths", { phone_number: newPhone() });
  const otp = /use (\d+)/.exec(asked.json.response)?.[1];
  expect((await attacker.patch("/api/v1/auths", { otp })).status).toBe(400);
  const begun = await begunSignUp(victim, newPhone());
  expect((await attacker.post("/auth/telegram/check-status", begun)).json).toEqual({ status: "expired" });
  expect((await attacker.post("/auth/telegram/verify", begun)).status).toBe(410);
  expect((await victim.post("/auth/telegram/verify", begun)).status).toBe(200);
});

test("every secret of a browser goes over https alone, and no script and no other site has it", async () => {
  const { app } = api;
  const lines: string[] = [];
  const listening = {
    request: async (...call: Parameters<typeof app.request>) => {
      const response = await app.request(...call);
      lines.push(...response.headers.getSetCookie());
      return response;
    },
  };
  for (const way of Object.values(ways)) await way(createBrowser(listening), newPhone());
  expect(new Set(lines.map((line) => line.split("=")[0])).size).toBe(4);
  for (const line of lines) expect(line).toMatch(/; HttpOnly; Secure; SameSite=(Strict|Lax)$/);
  for (const line of lines) expect(line).toMatch(/^__Host-gotovo_\w+=[^;]*; .*Path=\//);
});

test("of two processes that redeem one code at once one signs in", async () => {
  const browser = createBrowser(api.app);
  const asked = await browser.post("/api/v1/auths", { phone_number: newPhone() });
  const { auth_session } = asked.json;
  const otp = /use (\d+)/.exec(asked.json.response)?.[1];
  const redeemed = await both((app) => createBrowser(app).patch("/api/v1/auths", { otp, auth_session }));
  expect(redeemed.map(({ status }) => status).sort()).toEqual([200, 400]);
});

test("of two processes that finish one sign-up at once one signs in; its link and its code are over then", async () => {
  const phone = newPhone();
  const browser = createBrowser(api.app);
  const begun = await begunSignUp(browser, phone);
  const verified = await both((app) => {
    const copy = createBrowser(app);
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    return copy.post("/auth/telegram/verify", begun);
  });
  expect(verified.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await browser.post("/auth/telegram/verify", begun)).status).toBe(410);
  await expect(findSignUp(api.deps, begun.sessionId)).rejects.toMatchObject({ code: "code_expired" });
  const { rows } = await api.database.db.pool.query(
    "select a.id from account_session s join account a on a.id = s.account_id where a.phone = $1",
    [phone],
  );
  expect(rows).toHaveLength(1);
});

test("of two browsers that show one refresh token at once no two stay signed in", async () => {
  const { refresh } = await signIn(api.app, newPhone());
  const renewed = await both((app) =>
    createBrowser(app).post(
      "/api/v1/auths/refresh",
      { refresh_token: refresh },
      { "user-agent": app === api.app ? "Firefox" : "curl" },
    ),
  );
  expect(renewed.map(({ status }) => status).sort()).toEqual([200, 401]);
  for (const { json } of renewed.filter(({ status }) => status === 200)) {
    const { refresh_token } = json;
    expect((await api.anyone.post("/api/v1/auths/refresh", { refresh_token })).status).toBe(401);
  }
});
