import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { botName, botToken, type Harness, startHarness } from "../testing/harness.ts";

let harness: Harness;
let own: string;
beforeAll(async () => {
  harness = await startHarness({ hosts: ["Telegram.internal"] });
  own = new URL(harness.url).host;
});
afterAll(() => harness.close());

type Asked = { method?: string; path: string; headers?: Record<string, string>; body?: string };

/** What a browser or program sends, header by header. */
function ask({ method = "GET", path, headers = {}, body }: Asked): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(harness.url + path, { method, headers }, async (response) => {
      let text = "";
      for await (const chunk of response.setEncoding("utf8")) text += chunk;
      resolve({ status: response.statusCode ?? 0, text });
    });
    call.on("error", reject);
    call.end(body);
  });
}
const status = async (asked: Asked) => (await ask(asked)).status;

const jsonType = { "content-type": "application/json" };
const newPerson = { method: "POST", path: "/sandbox/people", body: '{"first_name":"Eve"}' };
/** Everything that does something, as the cross-site requests of a page reach for it. */
const deeds: Asked[] = [
  { ...newPerson, headers: jsonType },
  { method: "POST", path: "/sandbox/reset", headers: jsonType, body: "{}" },
  { path: "/sandbox/people" },
  { path: "/sandbox/events" },
  { method: "DELETE", path: "/sandbox/faults" },
  { method: "POST", path: `/bot${botToken}/deleteWebhook`, headers: jsonType, body: "{}" },
  { path: `/bot${botToken}/getMe` },
  { path: `/file/bot${botToken}/photos/x.jpg` },
  { path: "/gateway/checkSendAbility?phone_number=%2B79990000000&access_token=x" },
];

test.each(["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "10.0.0.1"])(
  "a request under the foreign name %j does nothing",
  async (host) => {
    for (const deed of [...deeds, { path: "/" }, { path: `/t.me/${botName}` }])
      expect(await status({ ...deed, headers: { ...deed.headers, host } }), deed.path).toBe(403);
    expect(await harness.tg.people()).toEqual([]);
  },
);

test.each([
  "http://evil.example",
  "http://localhost:1",
  "http://localhost",
  "null",
  "https://evil.example:3001",
  "file://",
])("a page of origin %s does nothing", async (origin) => {
  for (const deed of deeds)
    expect(await status({ ...deed, headers: { ...deed.headers, origin } }), deed.path).toBe(403);
  expect(await harness.tg.people()).toEqual([]);
});

test("images, forms and links of other sites do nothing; a link to the chat page opens it", async () => {
  for (const site of ["cross-site", "same-site"])
    for (const mode of ["no-cors", "navigate"]) {
      const fetchHeaders = { "sec-fetch-site": site, "sec-fetch-mode": mode };
      for (const deed of deeds)
        expect(await status({ ...deed, headers: { ...deed.headers, ...fetchHeaders } })).toBe(403);
      const page = { path: `/t.me/${botName}?start=x`, headers: fetchHeaders };
      expect(await status(page)).toBe(mode === "navigate" ? 302 : 403);
    }
});

test("its own page, programs and other names of this machine get in", async () => {
  const origin = { origin: `http://${own}`, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" };
  expect(await status({ path: "/sandbox/people", headers: origin })).toBe(200);
  const port = new URL(harness.url).port;
  for (const host of [`localhost:${port}`, `LocalHost:${port}`, `[::1]:${port}`, "telegram.internal", own])
    expect(await status({ path: `/bot${botToken}/getMe`, headers: { host } }), host).toBe(200);
});

test("the control API takes JSON and nothing that a form could send", async () => {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
    expect(await status({ ...newPerson, headers: { "content-type": type } })).toBe(415);
  expect(await status(newPerson)).toBe(415);
  expect(await harness.tg.people()).toEqual([]);
  expect(await status({ ...newPerson, headers: { "content-type": "application/json; charset=utf-8" } })).toBe(
    200,
  );
});

test("it cannot be framed, and it listens on this machine only", async () => {
  const { headers } = await fetch(`${harness.url}/sandbox/people`);
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(new URL(harness.url).hostname).toBe("127.0.0.1");
});
