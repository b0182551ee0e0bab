import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createBrowser, signIn } from "../../testing/browser.ts";
import { createTestApi, type TestApi } from "../../testing/test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.database.db.pool.query("delete from attempt_counter"));

const path = "/api/v1/auths/";
const wrong = {
  response: "Пользователь не найден, возможно вы ждали дольше 2 минут. Вернитесь на предыдущий шаг.",
};
let phones = 0;
const newPhone = () => `+7999${String(1_000_000 + ++phones)}`;

async function ask(phone = newPhone()) {
  const browser = createBrowser(api.app);
  const reply = await browser.post(path, { phone_number: phone });
  const code = /use (\d+)/.exec(reply.json.response)?.[1] ?? "";
  return { browser, phone, reply, code, other: code === "1111" ? "2222" : "1111" };
}

describe("word for word", () => {
  test("GET names the methods", async () => {
    const { status, json } = await api.anyone.get(path);
    expect([status, json]).toEqual([200, { response: "use POST and PATCH methods" }]);
  });

  test("POST names the code in development, four digits, and PATCH gives tokens", async () => {
    const { browser, reply, code } = await ask("+77777777766");
    expect(reply.status).toBe(200);
    expect(reply.json.response).toBe(
      `We will sent code to you in sms.(use ${code}), you have 2 minutes to confirm your number!`,
    );
    expect(code).toMatch(/^\d{4}$/);
    const { status, json } = await browser.patch(path, { otp: code });
    expect([status, Object.keys(json)]).toEqual([200, ["access_token", "refresh_token"]]);
  });

  test("a path without its slash, and fields that are not known, are taken", async () => {
    const reply = await api.anyone.post("/api/v1/auths", { phone_number: newPhone(), extra: 1 });
    expect(reply.status).toBe(200);
  });

  test.each(["", "abc", "12", "+7999", "+799912345678901", 5, null])("%o is no phone", async (phone) => {
    expect((await api.anyone.post(path, { phone_number: phone })).status).toBe(400);
  });
});

describe("a code opens nothing", () => {
  test("when it is wrong, and is over with the third wrong one", async () => {
    const { browser, code, other } = await ask();
    for (let count = 0; count < 3; count++) {
      const { status, json } = await browser.patch(path, { otp: other });
      expect([status, json]).toEqual([400, wrong]);
    }
    const { status, json } = await browser.patch(path, { otp: code });
    expect([status, json]).toEqual([400, wrong]);
  });

  test("in another browser, though it is right; other clients show the session themselves", async () => {
    const { reply, code } = await ask();
    expect((await createBrowser(api.app).patch(path, { otp: code })).json).toEqual(wrong);
    const stranger = await ask();
    expect((await stranger.browser.patch(path, { otp: code })).json).toEqual(wrong);
    const { auth_session } = reply.json;
    expect((await createBrowser(api.app).patch(path, { otp: code, auth_session })).status).toBe(200);
  });

  test("a second time, or twice at once", async () => {
    const { reply, code } = await ask();
    const { auth_session } = reply.json;
    const answers = await Promise.all(
      [1, 2, 3].map(() => createBrowser(api.app).patch(path, { otp: code, auth_session })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect((await createBrowser(api.app).patch(path, { otp: code, auth_session })).json).toEqual(wrong);
  });

  test("after two minutes", async () => {
    const { browser, code } = await ask();
    api.clock.aheadMs += 121_000;
    expect((await browser.patch(path, { otp: code })).json).toEqual(wrong);
  });
});

describe("it is rationed", () => {
  test("one code in thirty seconds, five in ten minutes, then ever longer waits; however it is written", async () => {
    const phone = newPhone();
    await ask(phone);
    const soon = await api.anyone.post(path, { phone_number: phone.replace("+7", "8 ") });
    expect(soon.status).toBe(429);
    expect(Number(soon.headers.get("retry-after"))).toBeLessThanOrEqual(30);
    for (let count = 0; count < 4; count++) {
      api.clock.aheadMs += 31_000;
      expect((await ask(phone)).reply.status).toBe(200);
    }
    api.clock.aheadMs += 31_000;
    const { status, headers } = await api.anyone.post(path, { phone_number: phone });
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(500);
  });

  test("a phone bears nine wrong four-digit codes in a day, then its codes are longer; a right one always signs in", async () => {
    const phone = newPhone();
    for (let count = 0; count < 3; count++) {
      const { browser, code, other } = await ask(phone);
      expect(code).toMatch(/^\d{4}$/);
      for (let guess = 0; guess < 3; guess++)
        expect((await browser.patch(path, { otp: other })).status).toBe(400);
      api.clock.aheadMs += 31_000;
    }
    const { browser, code } = await ask(phone);
    expect(code).toMatch(/^\d{6}$/);
    expect((await browser.patch(path, { otp: code.slice(0, 4) })).status).toBe(400);
    expect((await browser.patch(path, { otp: code })).status).toBe(200);
    api.clock.aheadMs += 86_400_000;
    expect((await ask(phone)).code).toMatch(/^\d{4}$/);
  });

  test("what is sent is what the phone gets, and nothing of it is kept", async () => {
    const { phone, code } = await ask();
    const { rows } = await api.database.db.pool.query(
      "select row_to_json(k)::text as row from one_time_code k where phone = $1",
      [phone],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].row).not.toContain(`"${code}"`);
  });
});

describe("sessions", () => {
  test("a refresh whose answer was lost is answered again, the same, to the same browser for ten seconds", async () => {
    const { browser, refresh } = await signIn(api.app, newPhone());
    const agent = { "user-agent": "Mozilla/5.0 (Android 14) Firefox/130.0" };
    const again = () => api.anyone.post(`${path}refresh/`, { refresh_token: refresh }, agent);
    const first = await again();
    api.clock.aheadMs += 1_000;
    const second = await again();
    expect([second.status, second.json]).toEqual([200, first.json]);
    const elsewhere = await api.anyone.post(
      `${path}refresh/`,
      { refresh_token: refresh },
      { "user-agent": "curl" },
    );
    expect(elsewhere.status).toBe(401);
    expect(
      (await api.anyone.post(`${path}refresh/`, { refresh_token: first.json.refresh_token }, agent)).status,
    ).toBe(401);
    expect((await browser.post(`${path}refresh/`, {})).status).toBe(401);
  });

  test("a refresh by cookie keeps the token from scripts", async () => {
    const { browser, refresh } = await signIn(api.app, newPhone());
    const { status, json, text } = await browser.post(`${path}refresh/`, {});
    expect([status, Object.keys(json)]).toEqual([200, ["access_token"]]);
    expect(text).not.toContain(browser.cookies.get("gotovo_refresh"));
    expect(browser.cookies.get("gotovo_refresh")).not.toBe(refresh);
  });

  test("however often it is refreshed, a session ends after ninety days", async () => {
    const { browser } = await signIn(api.app, newPhone());
    const refreshed = async () => (await browser.post(`${path}refresh/`, {})).status;
    for (let day = 6; day < 90; day += 6) {
      api.clock.aheadMs += 6 * 86_400_000;
      expect([day, await refreshed()]).toEqual([day, 200]);
    }
    api.clock.aheadMs += 6 * 86_400_000;
    expect(await refreshed()).toBe(401);
  });

  test("a refresh token serves once; shown again, it ends the session for both", async () => {
    const { access, bearer, refresh } = await signIn(api.app, newPhone());
    const client = createBrowser(api.app);
    const renewed = await client.post(`${path}refresh/`, { refresh_token: refresh });
    expect(renewed.status).toBe(200);
    expect(renewed.json.access_token).not.toBe(access);
    api.clock.aheadMs += 10_000;
    expect((await api.anyone.post(`${path}refresh/`, { refresh_token: refresh })).status).toBe(401);
    const newest = { refresh_token: renewed.json.refresh_token };
    expect((await api.anyone.post(`${path}refresh/`, newest)).status).toBe(401);
    expect((await api.anyone.get("/api/v1/personal-area/", bearer)).status).toBe(401);
  });

  test("a made-up token ends nobody's session", async () => {
    const { browser, refresh } = await signIn(api.app, newPhone());
    const forged = `${refresh.slice(0, -2)}${refresh.endsWith("AA") ? "BA" : "AA"}`;
    expect((await api.anyone.post(`${path}refresh/`, { refresh_token: forged })).status).toBe(401);
    expect((await browser.post(`${path}refresh/`, {})).status).toBe(200);
  });

  test("signing out ends it at once, for the access token too", async () => {
    const { browser, bearer } = await signIn(api.app, newPhone());
    expect((await browser.get("/api/v1/personal-area/", bearer)).status).toBe(200);
    expect((await browser.post(`${path}logout/`, {})).status).toBe(204);
    expect(browser.cookies.has("gotovo_refresh")).toBe(false);
    expect((await browser.get("/api/v1/personal-area/", bearer)).status).toBe(401);
  });

  test("an access token is over after fifteen minutes", async () => {
    const { bearer } = await signIn(api.app, newPhone());
    api.clock.aheadMs += 15 * 60_000;
    expect((await api.anyone.get("/api/v1/personal-area/", bearer)).status).toBe(401);
  });
});
