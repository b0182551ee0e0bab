import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../testing/test-api.ts";
import { proxyHint, proxyWarning } from "./unnamed-proxy.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

/** A log that keeps its warnings. */
function kept() {
  const lines: string[] = [];
  const keep = (_: object, message: string) => void lines.push(message);
  return { lines, log: { debug() {}, info() {}, warn: keep, error: keep, isLevelEnabled: () => false } };
}

test("a proxy that nobody told us of is noticed, and said when asked whether all is well", async () => {
  const ready = async () => (await api.anyone.get("/health/ready")).json;
  expect(await ready()).toEqual({ status: "ready" });
  await api.anyone.get("/health/live", { "x-forwarded-for": "192.0.2.1" });
  expect(await ready()).toEqual({ status: "ready", warnings: [proxyWarning] });
});

test.each(["forwarded", "x-real-ip", "x-forwarded-proto"])(
  "one that only says %s is noticed, and logged once",
  async (name) => {
    const { lines, log } = kept();
    const { app } = await api.another({ log, publicUrl: "http://localhost:3000" });
    expect(lines).toEqual([]);
    for (let count = 0; count < 3; count++)
      await app.request("/health/live", { headers: { [name]: "https" } });
    expect(lines.filter((line) => line === proxyWarning)).toEqual([proxyWarning]);
    expect((await app.request("/health/ready")).status).toBe(200);
  },
);

test("an https address without a proxy that we know of is hinted at when starting", async () => {
  const { lines, log } = kept();
  await api.another({ log, publicUrl: "https://gotovo.example" });
  expect(lines).toEqual([proxyHint]);
});

test("one that we know is not", async () => {
  const { lines, log } = kept();
  const { app } = await api.another({ log, trustedProxies: 1, publicUrl: "https://gotovo.example" });
  await app.request("/health/live", { headers: { "x-forwarded-for": "192.0.2.1" } });
  expect(await (await app.request("/health/ready")).json()).toEqual({ status: "ready" });
  expect(lines).toEqual([]);
});
