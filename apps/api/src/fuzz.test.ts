import { problem } from "@gotovo/contract";
import { sizes } from "@gotovo/testing/sizes";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { signIn } from "./testing/browser.ts";
import type { Reply } from "./testing/caller.ts";
import { type Operation, readOperations, urlOf } from "./testing/operations.ts";
import { place } from "./testing/people.ts";
import { createTestApi } from "./testing/test-api.ts";

const api = await createTestApi();
const cafe = await api.merchant();
const known = await place(cafe, { order_id: "known" });
const operations = (await readOperations(api.app)).filter((operation) => !operation.id.startsWith("watch"));
afterAll(() => api.close());

const nasty = fc.constantFrom(
  "",
  " ",
  "\u0000",
  "\ud800",
  "..",
  "%",
  "%00",
  "__proto__",
  "null",
  "-1",
  "1e999",
  "\u202e",
);
const real = fc.constantFrom(
  "known",
  cafe.horecaId,
  known.tracking.telegram.code,
  "placed",
  "true",
  "1",
  "123456789",
);
const word = fc.oneof(real, nasty, fc.string({ unit: "binary", maxLength: 200 }), fc.string());
const json = fc.oneof(
  fc.jsonValue(),
  word,
  fc.constantFrom(0, -0, 1.5, 2 ** 31, 2 ** 53, -1, 1e308, [], {}, null),
);

/** An example with some of its fields replaced, dropped or added. */
function bent(example: unknown): fc.Arbitrary<unknown> {
  const fields = Object.keys((example ?? {}) as object);
  const name = fc.oneof(fc.constantFrom("horeca_id", "order_id", "extra", ...fields), word);
  return fc
    .array(fc.tuple(name, fc.oneof(json, fc.constant(undefined))), { maxLength: 3 })
    .map((changes) => ({ ...(example as object), ...Object.fromEntries(changes) }));
}

let customers = 0;

/** Who may call an operation: the café, or a customer who has just signed in. */
async function callerOf({ needsAccess, keyMode }: Operation): Promise<Pick<typeof cafe, "call">> {
  if (!needsAccess) return keyMode === "test" ? cafe.testSide : cafe;
  await api.database.db.pool.query("delete from attempt_counter");
  const { browser, bearer } = await signIn(api.app, `+7994${1_000_000 + ++customers}`);
  return {
    call: (method, path, options = {}) =>
      browser.call(method, path, { ...options, headers: { ...options.headers, ...bearer } }),
  };
}

function expectClear(reply: Reply): void {
  expect(reply.status).toBeLessThan(500);
  if (reply.status < 400) return;
  // Refusals in shapes of their own: docs/documents/otp-and-personal-area.md and docs/documents/auth-protocol.md.
  if (typeof reply.json?.response === "string" || typeof reply.json?.method_result === "string") return;
  expect(reply.headers.get("content-type")).toBe("application/problem+json");
  expect(problem.parse(reply.json).status).toBe(reply.status);
}

describe("whatever is sent, the answer is clear and never a 5xx", () => {
  test.each(operations)("$method $path", async (operation) => {
    const example = operation.bodyExample;
    const caller = await callerOf(operation);
    const names = fc.oneof(fc.constantFrom("x", ...operation.queryParams), word);
    const request = fc.record({
      params: fc.record(Object.fromEntries(operation.pathParams.map((name) => [name, word]))),
      query: fc.oneof(fc.constant([]), fc.array(fc.tuple(names, word), { maxLength: 4 })),
      body:
        operation.bodyFields === null ? fc.constant(undefined) : fc.oneof(bent(example), bent(example), json),
      key: fc.option(
        word.filter((value) => /^[\x20-\x7e\xa0-\xff]*$/.test(value)),
        { nil: undefined, freq: 5 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ params, query, body, key }) => {
        const headers: Record<string, string> = key === undefined ? {} : { "idempotency-key": key };
        const options = body === undefined ? { headers } : { body, headers };
        expectClear(await caller.call(operation.method, urlOf(operation, params, query), options));
      }),
      { numRuns: sizes.requests },
    );
  });

  test("any text as a body", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(word, fc.json()), async (rawBody) => {
        expectClear(await cafe.call("POST", "/v1/orders", { rawBody }));
      }),
      { numRuns: sizes.requestBodies },
    );
  });

  test("deep nesting, which takes a naive parser down", async () => {
    for (const rawBody of [
      "[".repeat(200_000),
      `{"a":`.repeat(40_000),
      `${"[".repeat(1e5)}${"]".repeat(1e5)}`,
    ]) {
      expectClear(await cafe.call("POST", "/v1/orders", { rawBody }));
    }
    const nested = `{"order_id":"n","horeca_id":"${cafe.horecaId}","description":${"[".repeat(1e5)}${"]".repeat(1e5)}}`;
    expectClear(await cafe.call("POST", "/v1/orders", { rawBody: nested }));
  });

  test.each(operations.filter(({ pathParams }) => pathParams.length > 0))(
    "$method $path with a NUL in it",
    async (operation) => {
      const caller = await callerOf(operation);
      const params = Object.fromEntries(operation.pathParams.map((name) => [name, "a\u0000b"]));
      const body = operation.bodyFields === null ? {} : { body: operation.bodyExample };
      expectClear(await caller.call(operation.method, urlOf(operation, params, []), body));
    },
  );

  test("any path and method", async () => {
    const segments = fc.array(fc.oneof(word, fc.constantFrom("v1", "orders", "track", "client", "docs")), {
      maxLength: 5,
    });
    const method = fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");
    await fc.assert(
      fc.asyncProperty(segments, method, async (parts, verb) => {
        const path = `/${parts.map((part) => (part.isWellFormed() ? encodeURIComponent(part) : "%ff")).join("/")}`;
        if (path.endsWith("/events")) return;
        const reply = await api.app.request(path, { method: verb });
        expect(reply.status).toBeLessThan(500);
      }),
      { numRuns: sizes.requestPaths },
    );
  });
});

describe("under /v1 an unknown query parameter is a mistake worth telling", () => {
  test.each(operations.filter(({ path }) => path.startsWith("/v1/")))("$method $path", async (operation) => {
    const params = {
      order_id: "known",
      code: known.tracking.telegram.code,
      token: known.tracking.page_url.slice(-22),
      id: cafe.horecaId,
      horeca_id: cafe.horecaId,
      endpoint_id: "we_AAAAAAAAAAAAAAAAAAAAAA",
      session_id: cafe.horecaId,
    };
    const body = operation.bodyExample;
    const url = urlOf(operation, params, [["colour", "red"]]);
    const caller = await callerOf(operation);
    const reply = await caller.call(operation.method, url, body === undefined ? {} : { body });
    expect(reply.status).toBe(400);
    // The sign-in with keys says so in its own words.
    if (reply.json.method_result !== undefined) return expect(reply.json.method_result).toBe("0003");
    expect(reply.json.errors).toContainEqual({ path: "colour", message: "is not a known field" });
  });
});
