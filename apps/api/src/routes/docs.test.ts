import {
  changeStatusRequest,
  issueCodeRequest,
  pairingCode,
  placedOrderAnswer,
  placeOrderRequest,
  trackedOrder,
} from "@gotovo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApiOptions } from "../context.ts";
import { readOperations } from "../testing/operations.ts";
import { createTestApi, type TestApi } from "../testing/test-api.ts";
import * as examples from "./examples.ts";

let api: TestApi;
let readiness: Awaited<ReturnType<NonNullable<ApiOptions["readiness"]>>> = { ready: true, checks: {} };

beforeAll(async () => {
  api = await createTestApi({ readiness: async () => readiness });
});
afterAll(() => api.close());

describe("the OpenAPI document", () => {
  test("describes every route that answers", async () => {
    const described = (await readOperations(api.app)).map(({ method, path }) => `${method} ${path}`);
    const routes = api.app.routes.filter((route) => route.method !== "ALL");
    const served = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
    expect(described.sort()).toEqual(served.sort());
  });

  test("is OpenAPI 3.1 with the key, refusals and nullable fields as they are", async () => {
    const { json } = await api.anyone.get("/openapi.json");
    expect(json.openapi).toBe("3.1.0");
    expect(json.components.securitySchemes.apiKey).toEqual({ type: "http", scheme: "bearer" });
    const place = json.paths["/v1/orders"].post;
    expect(place.security).toEqual([{ apiKey: [] }]);
    expect(Object.keys(place.responses)).toEqual([
      "200",
      "400",
      "401",
      "404",
      "409",
      "413",
      "415",
      "422",
      "500",
      "503",
    ]);
    expect(place.responses[409].description).toContain("`order_exists`");
    expect(place.parameters.map((it: { name: string }) => it.name)).toContain("Idempotency-Key");
    expect(json.paths["/v1/track/{token}"].get.security).toEqual([]);
    expect(JSON.stringify(json.components.schemas.OrderDescription)).not.toContain(
      '"type":"null"},{"type":"null"',
    );
    expect(json.components.schemas.Order.properties.cancel_reason.type).toEqual(["string", "null"]);
  });

  test("shows examples that its own schemas take", () => {
    expect(placeOrderRequest.parse(examples.placeOrderExample)).toEqual(examples.placeOrderExample);
    expect(placedOrderAnswer.parse(examples.placedOrderExample)).toEqual(examples.placedOrderExample);
    expect(changeStatusRequest.safeParse(examples.changeStatusExample).success).toBe(true);
    expect(pairingCode.parse(examples.pairingCodeExample)).toEqual(examples.pairingCodeExample);
    expect(trackedOrder.parse(examples.trackedOrderExample)).toEqual(examples.trackedOrderExample);
    expect(issueCodeRequest.safeParse({ order_id: "x" }).success).toBe(true);
  });
});

describe("the page", () => {
  test("tells every operation and loads nothing from anywhere", async () => {
    const { text, headers } = await api.anyone.get("/docs");
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    for (const { id } of await readOperations(api.app)) expect(text).toContain(`id="${id}"`);
    expect(text).not.toMatch(/<script|<link|src=|@import|url\(/);
    expect(text).not.toMatch(/undefined|\[object/);
  });

  test("every piece of the page that scrolls by itself is reached by keyboard, and says what it is", async () => {
    const { text } = await api.anyone.get("/docs");
    const scrolling = text.match(/<pre[^>]*>|<div class="scroll"[^>]*>/g) ?? [];
    expect(scrolling.length).toBeGreaterThan(80);
    for (const tag of scrolling) expect(tag).toMatch(/tabindex="0" role="region" aria-label="[^"]{5,}"/);
  });
});

describe("health and figures", () => {
  test("live as soon as the process answers", async () => {
    expect((await api.anyone.get("/health/live")).json).toEqual({ status: "live" });
  });

  test("ready once everything works; else 503 naming what does not", async () => {
    expect((await api.anyone.get("/health/ready")).json).toEqual({ status: "ready" });
    readiness = { ready: false, checks: { customer_bot: true, horeca_bot: false } };
    const reply = await api.anyone.get("/health/ready");
    expect(reply.status).toBe(503);
    expect(reply.json).toMatchObject({ code: "unavailable", detail: "Not ready: horeca_bot." });
    readiness = { ready: true, checks: {} };
  });

  test("figures are in the Prometheus format", async () => {
    await api.anyone.get("/health/live");
    const { text, headers } = await api.anyone.get("/metrics");
    expect(headers.get("content-type")).toContain("text/plain");
    expect(text).toContain("# TYPE http_request_duration_seconds histogram");
    expect(text).toContain("http_event_streams 0");
  });
});
