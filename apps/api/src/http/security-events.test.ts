import { afterAll, beforeAll, expect, test } from "vitest";
import { createBrowser } from "../testing/browser.ts";
import { readOperations } from "../testing/operations.ts";
import { createTestApi, type TestApi } from "../testing/test-api.ts";
import { maskAddress, securityEventOf } from "./security-events.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

test("a refused sign-in leaves a line that names no phone, no code and no whole address", async () => {
  const lines: string[] = [];
  const note = (fields: object, message: string) => void lines.push(JSON.stringify({ ...fields, message }));
  const log = { debug: note, info: note, warn: note, error: note, isLevelEnabled: () => false };
  const { app } = await api.another({ log, trustedProxies: 1 });
  const browser = createBrowser(app);
  await browser.post("/api/v1/auths", { phone_number: "+79970000001" });
  await browser.patch("/api/v1/auths", { otp: "x" }, { "x-forwarded-for": "192.0.2.77" });
  const security = lines.filter((line) => line.includes("security event"));
  expect(security.map((line) => JSON.parse(line))).toMatchObject([
    { security: "sign_in", refused: true, status: 400, from: "192.0.2.0/24" },
  ]);
  expect(security.join()).not.toMatch(/7997|192\.0\.2\.77/);
});

test("a page that finds no session says nothing in a quiet log", async () => {
  const lines: string[] = [];
  const note = (level: string) => (fields: object, message: string) =>
    void lines.push(JSON.stringify({ level, ...fields, message }));
  const log = {
    debug: note("debug"),
    info: note("info"),
    warn: note("warn"),
    error: note("error"),
    isLevelEnabled: () => false,
  };
  const { app } = await api.another({ log, trustedProxies: 1 });
  expect((await createBrowser(app).post("/api/v1/auths/refresh", {})).status).toBe(401);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: "info", security: "session_refreshed", refused: true },
    { level: "info", message: "request" },
  ]);
});

test("every route that is named exists", async () => {
  const operations = await readOperations(api.app);
  const named = operations.filter(({ method, path }) => securityEventOf(method, path) !== undefined);
  expect(named.length).toBeGreaterThanOrEqual(20);
});

test.each([
  ["192.0.2.77", "192.0.2.0/24"],
  ["2001:db8:1:2::/64", "2001:db8:1::/48"],
  ["unknown", "unknown"],
])("%s is shown as %s", (address, shown) => {
  expect(maskAddress(address)).toBe(shown);
});
