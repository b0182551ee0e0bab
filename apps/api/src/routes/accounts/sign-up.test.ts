import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createBrowser } from "../../testing/browser.ts";
import { codeFor } from "../../testing/codes.ts";
import { openEvents } from "../../testing/events.ts";
import { createTestApi, type TestApi } from "../../testing/test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.database.db.pool.query("delete from attempt_counter"));

let phones = 0;
const newPhone = () => `+7997${String(1_000_000 + ++phones)}`;

async function begin(name = "Anna") {
  const browser = createBrowser(api.app);
  const { status, json } = await browser.post("/auth/register/telegram", { name });
  if (status !== 200) throw new Error(`it answered ${status}`);
  const sessionId = json.sessionId as string;
  return {
    browser,
    json,
    sessionId,
    status: async (asking = browser) =>
      (await asking.post("/auth/telegram/check-status", { sessionId })).json,
    verify: (code: string, asking = browser) => asking.post("/auth/telegram/verify", { sessionId, code }),
  };
}

async function contact(sessionId: string, phone: string) {
  const cafe = await api.merchant();
  return cafe.post("/telegram/contact", { sessionId, phone, telegramId: 777, telegramUsername: "anna" });
}

describe("begun on the website", () => {
  test("it is answered as the document says, with an id that cannot be guessed", async () => {
    const { json } = await begin();
    expect(json).toEqual({
      sessionId: expect.stringMatching(/^tg_[\w-]{22}$/),
      botUsername: "GotovoBot",
      telegramLink: `https://t.me/GotovoBot?start=${json.sessionId}`,
      status: "pending",
    });
  });

  test.each(["A", " ", "", 5, "x".repeat(129)])("not with the name %o", async (name) => {
    expect((await api.anyone.post("/auth/register/telegram", { name })).status).toBe(400);
  });

  test("it is pending, however often it is asked, and for its own browser only", async () => {
    const { status } = await begin();
    for (let count = 0; count < 3; count++) expect(await status()).toEqual({ status: "pending" });
    expect(await status(createBrowser(api.app))).toEqual({ status: "expired" });
    expect(await status((await begin()).browser)).toEqual({ status: "expired" });
  });

  test("it is watched live by its browser, and shows strangers nothing", async () => {
    const phone = newPhone();
    const { browser, sessionId } = await begin();
    const path = `/auth/telegram/events?sessionId=${sessionId}`;
    const cookie = { cookie: `__Host-gotovo_signup=${browser.cookies.get("gotovo_signup")}` };
    const own = await openEvents(api.app, path, cookie);
    const strange = await openEvents(api.app, path);
    expect((await own.next()).data).toEqual({ status: "pending" });
    expect((await strange.next()).data).toEqual({ status: "expired" });
    await contact(sessionId, phone);
    for (let status = ""; status !== "code_sent"; ) status = (await own.next()).data.status;
    expect(strange.received()).toBe(1);
    await own.close();
    await strange.close();
  });

  test("whoever watches what is over is told so, and the stream ends", async () => {
    const answer = await api.app.request("/auth/telegram/events?sessionId=tg_unknown");
    expect(await answer.text()).toContain('data: {"status":"expired"}');
  });

  test("it is over after ten minutes", async () => {
    const { status, verify } = await begin();
    api.clock.aheadMs += 601_000;
    expect(await status()).toEqual({ status: "expired" });
    expect((await verify("123456")).status).toBe(410);
  });
});

describe("a contact from a café's own bot", () => {
  test("sends the code to the phone; the browser sees the phone masked and signs in with the code, once", async () => {
    const phone = newPhone();
    const { sessionId, status, verify } = await begin();
    expect((await contact(sessionId, phone)).json).toEqual({ status: "code_sent" });
    const seen = await status();
    expect(seen).toEqual({
      status: "code_sent",
      phone: `+7********${phone.slice(-2)}`,
      customerId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const code = await codeFor(api.deps, phone);
    expect(code).toMatch(/^\d{6}$/);
    expect((await verify(code === "111111" ? "222222" : "111111")).json.code).toBe("code_invalid");
    const done = await verify(code);
    expect(done.status).toBe(200);
    expect(done.json.customerId).toBe(seen.customerId);
    expect(done.json).toMatchObject({ access_token: expect.any(String), refresh_token: expect.any(String) });
    expect(await status()).toEqual({ status: "expired" });
    expect((await verify(code)).status).toBe(410);
  });

  test("arrives twice, at once: one code", async () => {
    const phone = newPhone();
    const { sessionId } = await begin();
    const replies = await Promise.all([1, 2, 3].map(() => contact(sessionId, phone)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { rows } = await api.database.db.pool.query(
      "select count(*)::int as n from one_time_code where phone = $1",
      [phone],
    );
    expect(rows[0].n).toBe(1);
  });

  test("of another phone afterwards, without a key, or for nobody's session is refused", async () => {
    const { sessionId } = await begin();
    expect(
      (await api.anyone.post("/telegram/contact", { sessionId, phone: newPhone(), telegramId: 1 })).status,
    ).toBe(401);
    expect((await contact(sessionId, newPhone())).status).toBe(200);
    expect((await contact(sessionId, newPhone())).status).toBe(404);
    expect((await contact("tg_AAAAAAAAAAAAAAAAAAAAAA", newPhone())).status).toBe(404);
    expect((await contact(sessionId, "nonsense")).status).toBe(400);
  });

  test("of a phone that has an account signs in, and nothing tells the two apart before", async () => {
    const phone = newPhone();
    const first = await begin("Anna");
    await contact(first.sessionId, phone);
    const before = await first.status();
    await first.verify(await codeFor(api.deps, phone));
    api.clock.aheadMs += 31_000;
    const second = await begin("Bella");
    await contact(second.sessionId, phone);
    expect(await second.status()).toEqual(before);
    const { status, json } = await second.verify(await codeFor(api.deps, phone));
    expect([status, json.customerId]).toEqual([200, before.customerId]);
  });

  test("proves nothing: the code opens nothing in a stranger's browser", async () => {
    const phone = newPhone();
    const { sessionId, verify } = await begin();
    await contact(sessionId, phone);
    expect((await verify(await codeFor(api.deps, phone), createBrowser(api.app))).status).toBe(410);
  });

  test("while sends to the phone are rationed it is received, and the code comes later", async () => {
    const phone = newPhone();
    await api.anyone.post("/api/v1/auths/", { phone_number: phone });
    const { sessionId, status } = await begin();
    expect((await contact(sessionId, phone)).json).toEqual({ status: "contact_received" });
    expect(await status()).toEqual({ status: "contact_received" });
  });
});
