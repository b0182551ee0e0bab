import { problem } from "@gotovo/contract";
import { createMetrics } from "@gotovo/runtime";
import { revokeApiKey } from "@gotovo/usecases/venue/merchants/revoke-api-key";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCaller } from "../testing/caller.ts";
import { place } from "../testing/people.ts";
import { createTestApi, type TestApi, type TestMerchant } from "../testing/test-api.ts";
import { maxBodyBytes } from "./read-body.ts";

let api: TestApi;
let cafe: TestMerchant;
const lines: string[] = [];
const metrics = createMetrics({ processMetrics: false });

beforeAll(async () => {
  const write = (fields: object, message: string) => void lines.push(JSON.stringify({ ...fields, message }));
  const log = { debug: write, info: write, warn: write, error: write, isLevelEnabled: () => true };
  api = await createTestApi({ log, metrics });
  cafe = await api.merchant();
});
afterAll(() => api.close());

describe("API keys", () => {
  test.each([
    ["no key", {}],
    ["another scheme", { authorization: "Basic abc" }],
    ["an unknown key", { authorization: "Bearer gtv_unknown" }],
    ["an empty key", { authorization: "Bearer " }],
  ])("%s is refused with a challenge", async (_what, headers) => {
    const reply = await api.anyone.get("/v1/orders", headers);
    expect(reply.status).toBe(401);
    expect(reply.json.code).toBe("unauthorized");
    expect(reply.headers.get("www-authenticate")).toMatch(/^Bearer realm="gotovo"/);
  });

  test("a revoked key ends within a second", async () => {
    const other = await api.merchant("Revoked");
    expect((await other.get("/v1/orders")).status).toBe(200);
    await revokeApiKey(api.deps, other.apiKey);
    api.clock.aheadMs += 1001;
    expect((await other.get("/v1/orders")).status).toBe(401);
  });

  test("the scheme's name is written as one likes (RFC 9110)", async () => {
    const reply = await api.anyone.get("/v1/orders", { authorization: `bearer ${cafe.apiKey}` });
    expect(reply.status).toBe(200);
  });
});

describe("paths and methods", () => {
  test("an unknown path is a 404 problem", async () => {
    const reply = await api.anyone.get("/v2/orders");
    expect(reply.status).toBe(404);
    expect(problem.parse(reply.json).code).toBe("not_found");
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
  });

  test("a wrong method is a 405 that names the right ones", async () => {
    const reply = await cafe.call("DELETE", "/v1/orders/A-1/");
    expect(reply.status).toBe(405);
    expect(reply.json.code).toBe("method_not_allowed");
    expect(reply.headers.get("allow")).toBe("GET, HEAD, PATCH");
    expect((await cafe.call("PATCH", "/v1/orders")).headers.get("allow")).toBe("GET, HEAD, POST");
  });

  test("trailing slashes are accepted without a redirect", async () => {
    expect((await cafe.get("/v1/orders/")).status).toBe(200);
    expect((await cafe.get("/subscribe-status/?customer_bot&user_id=1")).json).toEqual({ status: false });
    expect((await api.anyone.get("/health/live/")).status).toBe(200);
  });
});

describe("bodies", () => {
  const bad = (rawBody: string | Uint8Array<ArrayBuffer>, headers = {}) =>
    cafe.call("POST", "/v1/orders", { rawBody, headers });

  test("what is not JSON is refused", async () => {
    const reply = await bad('{"order_id": ');
    expect(reply.status).toBe(400);
    expect(reply.json.errors[0].message).toMatch(/not valid JSON/);
    expect((await cafe.call("POST", "/v1/orders")).json.errors[0].message).toMatch(/required/);
    expect((await bad(new Uint8Array([0xff, 0xfe, 0x00]))).status).toBe(400);
  });

  test.each(["__proto__", "\\u005f_proto__"])("a field called %s is refused, not dropped", async (name) => {
    const order = `"order_id": "proto", "horeca_id": "${cafe.horecaId}", "description": "Tea"`;
    const reply = await bad(`{${order}, "metadata": {"pos": "7", "${name}": "x"}}`);
    expect(reply.status).toBe(400);
    expect(reply.json.errors[0].message).toBe("__proto__ cannot be the name of a field");
    expect((await bad(`{${order}, "note": "not __proto__"}`)).status).toBe(200);
  });

  test("a form is refused as such", async () => {
    const reply = await bad("order_id=1", { "content-type": "application/x-www-form-urlencoded" });
    expect(reply.status).toBe(415);
    expect(reply.json.code).toBe("unsupported_media_type");
  });

  test("JSON with a charset or a suffix is JSON", async () => {
    const type = { "content-type": "Application/vnd.cafe+JSON; charset=utf-8" };
    expect((await bad("{}", type)).json.code).toBe("validation_failed");
  });

  test("more than 256 KiB is refused, whether or not the length was announced", async () => {
    const rawBody = JSON.stringify({ order_id: "x".repeat(maxBodyBytes) });
    const unannounced = await bad(rawBody);
    expect(unannounced.status).toBe(413);
    expect(unannounced.json.code).toBe("payload_too_large");

    const server = serve({ fetch: api.app.fetch, port: 0 });
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    const headers = { authorization: `Bearer ${cafe.apiKey}`, "content-type": "application/json" };
    const url = `http://127.0.0.1:${port}/v1/orders`;
    const announced = await fetch(url, { method: "POST", headers, body: rawBody });
    expect(announced.status).toBe(413);
    const chunks = new Blob([rawBody]).stream();
    const streamed = await fetch(url, {
      method: "POST",
      headers,
      body: chunks,
      duplex: "half",
    } as RequestInit);
    expect(streamed.status).toBe(413);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("what is logged and counted", () => {
  test("requests are known by id and by route; no token, code, key or phone appears", async () => {
    lines.length = 0;
    const placed = await place(cafe, { customer: { phone: "+79991234567", name: "Anna" } });
    const { code } = placed.tracking.telegram;
    const token = placed.tracking.page_url.split("/").pop();
    await api.anyone.get(`/v1/track/${token}`, { "x-request-id": "mine-1" });
    await api.anyone.get(`/v1/track/${token}/unknown`);
    await cafe.get(`/v1/pairing-codes/${code}`);
    const log = lines.join("\n");
    expect(log).toContain('"route":"/v1/track/{token}"');
    expect(log).toContain('"requestId":"mine-1"');
    for (const secret of [code, token, cafe.apiKey, "+79991234567"]) expect(log).not.toContain(secret);

    const { body } = await metrics.text();
    expect(body).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/v1\/track\/\{token\}",status="200"\} 1/,
    );
    expect(body).not.toContain(token);
  });

  test("every answer names its request", async () => {
    expect((await cafe.get("/v1/orders", { "x-request-id": "abc" })).headers.get("x-request-id")).toBe("abc");
    expect((await api.anyone.get("/nowhere")).headers.get("x-request-id")).toMatch(/^[\w-]+$/);
    const forged = await cafe.get("/v1/orders", { "x-request-id": "a b" });
    expect(forged.headers.get("x-request-id")).not.toContain("a b");
  });

  test("an error of ours is a 500 that shows nothing, and is logged", async () => {
    const broken = await createTestApi({ readiness: () => Promise.reject(new Error("secret detail")) });
    const reply = await createCaller(broken.app).get("/health/ready");
    expect(reply.status).toBe(500);
    expect(reply.json).toEqual({
      type: "urn:gotovo:problem:internal",
      title: "Something went wrong on our side",
      status: 500,
      code: "internal",
    });
    await broken.close();
  });
});

test("a database that is away is a 503 with Retry-After", async () => {
  const gone = await createTestApi();
  const merchant = await gone.merchant();
  await gone.close();
  const reply = await merchant.get("/v1/orders");
  expect(reply.status).toBe(503);
  expect(reply.json.code).toBe("unavailable");
  expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
});
