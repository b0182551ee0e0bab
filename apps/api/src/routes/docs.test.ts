import {
  changeStatusRequest,
  issueCodeRequest,
  pairingCode,
  placedOrderAnswer,
  placeOrderRequest,
  trackedOrder,
} from "@gotovo/contract";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApiOptions } from "../context.ts";
import { problemKinds } from "../http/problems.ts";
import { readOperations } from "../testing/operations.ts";
import { createTestApi, publicUrl, type TestApi } from "../testing/test-api.ts";
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
    expect(json.components.securitySchemes.apiKey).toMatchObject({ type: "http", scheme: "bearer" });
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

  test("has nothing that Redocly's linter warns of", async () => {
    const config = await createConfig({
      extends: ["recommended-strict"],
      rules: {
        "parameter-description": "error",
        "operation-description": "error",
        "tag-description": "error",
      },
    });
    const { text: source } = await api.anyone.get("/openapi.json");
    const problems = await lintFromString({ source, absoluteRef: "/openapi.json", config });
    const told = problems.map(({ ruleId, message, location: [at] }) => `${ruleId} ${at?.pointer} ${message}`);
    expect(told).toEqual([]);
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

describe("what the document says of every operation", () => {
  test("names the rules between fields, and the headers of answers", async () => {
    const { json } = await api.anyone.get("/openapi.json");
    const { PlaceOrderRequest: place, EndPairingsRequest: end, Pickup: pickup } = json.components.schemas;
    expect(place.anyOf).toEqual([{ required: ["items"] }, { required: ["description"] }]);
    expect(place.dependentRequired).toEqual({ total: ["currency"] });
    expect(end.anyOf).toHaveLength(2);
    expect(pickup.minProperties).toBe(1);
    const { responses } = json.paths["/v1/orders"].post;
    expect(responses[200].headers).toHaveProperty("Idempotent-Replayed");
    expect(responses[409].headers).toHaveProperty("Retry-After");
    expect(responses[404].headers).toBeUndefined();
  });
});

describe("the pages", () => {
  let addresses: string[];
  beforeAll(async () => {
    const { text } = await api.anyone.get("/docs");
    addresses = [...new Set(text.match(/(?<=href=")\/docs[^".#]*(?=")/g))];
  });
  const pages = () => Promise.all(addresses.map((it) => api.anyone.get(it)));

  test("tell every operation and every code, and load nothing from anywhere else", async () => {
    const all = await pages();
    const text = all.map((page) => page.text).join("\n");
    for (const { id } of await readOperations(api.app)) expect(text).toContain(`<article id="${id}"`);
    for (const code of Object.keys(problemKinds)) expect(text).toContain(`<tr id="${code}"`);
    for (const { headers } of all) {
      expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
    }
    expect(text).not.toMatch(/<script>|<style|\sstyle=|\son\w+=|src="(?!\/docs\/)|@import|url\(/);
    expect(text).not.toMatch(/undefined|\[object/);
  });

  test("every link of a page leads somewhere", async () => {
    const all = await pages();
    const ids = new Map(addresses.map((it, n) => [it, all[n]?.text ?? ""]));
    const broken = all.flatMap(({ text }) =>
      [...text.matchAll(/href="(\/docs[^".#]*)(?:#([^"]+))?"/g)].filter(
        ([, address = "", id]) =>
          !addresses.includes(address) || (id && !ids.get(address)?.includes(`id="${id}"`)),
      ),
    );
    expect(broken.map(([link]) => link)).toEqual([]);
    expect((await api.anyone.get("/docs/none")).status).toBe(404);
  });

  test("what is searched leads to what is there", async () => {
    const { json } = await api.anyone.get("/docs/search.json");
    const found = json.filter(({ words }: { words: string }) => words.includes("idempotency-key"));
    expect(found.length).toBeGreaterThan(3);
    for (const { url } of json) {
      const [address, id] = url.split("#");
      const { text } = await api.anyone.get(address);
      if (id) expect(text).toContain(`id="${id}"`);
    }
  });

  test("every piece of a page that scrolls by itself is reached by keyboard, and says what it is", async () => {
    const scrolling = (await pages()).flatMap(
      ({ text }) => text.match(/<pre[^>]*>|<div class="scroll"[^>]*>/g) ?? [],
    );
    expect(scrolling.length).toBeGreaterThan(80);
    for (const tag of scrolling) expect(tag).toMatch(/tabindex="0" role="region" aria-label="[^"]{5,}"/);
  });

  test("a merchant's operation is shown in four languages, from its own example", async () => {
    const { text } = await api.anyone.get("/docs/api-orders");
    for (const piece of ["gotovo.orders.place({", "curl_init(", "urllib.request.Request(", "curl -X POST"])
      expect(text).toContain(piece);
  });

  test("the guides' examples call this very Gotovo, and every code stands below no excuse", async () => {
    const { text } = await api.anyone.get("/docs/first-order");
    expect(text).toContain(`curl ${publicUrl}/v1/orders`);
    expect(text).not.toContain("localhost:3000");
    const errors = (await api.anyone.get("/docs/errors")).text;
    expect(errors).toContain('<tr id="order_exists">');
    expect(errors).not.toContain("the list stands here");
  });

  test("llms.txt names every page and every operation", async () => {
    const { text } = await api.anyone.get("/llms.txt");
    for (const address of addresses.filter((it) => it !== "/docs")) expect(text).toContain(address);
    for (const { path } of await readOperations(api.app)) expect(text).toContain(path);
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
