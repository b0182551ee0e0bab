import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../testing/test-api.ts";
import { proxyWarning } from "./unnamed-proxy.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

test("a proxy that nobody told us of is noticed, and said when asked whether all is well", async () => {
  const ready = async () => (await api.anyone.get("/health/ready")).json;
  expect(await ready()).toEqual({ status: "ready" });
  await api.anyone.get("/health/live", { "x-forwarded-for": "192.0.2.1" });
  expect(await ready()).toEqual({ status: "ready", warnings: [proxyWarning] });
});

test("one that we know is not", async () => {
  const { app } = await api.another({ trustedProxies: 1 });
  await app.request("/health/live", { headers: { "x-forwarded-for": "192.0.2.1" } });
  expect(await (await app.request("/health/ready")).json()).toEqual({ status: "ready" });
});
