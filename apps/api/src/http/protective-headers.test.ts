import { afterAll, expect, test } from "vitest";
import { readOperations, urlOf } from "../testing/operations.ts";
import { createTestApi } from "../testing/test-api.ts";

const api = await createTestApi();
afterAll(() => api.close());

const onEvery = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000",
};

/** Those of the headers that an answer has otherwise, or not at all. */
async function missing(path: string, method = "GET", app = api.app): Promise<string[]> {
  const answer = await app.request(path, { method });
  await answer.body?.cancel();
  return Object.entries(onEvery).flatMap(([name, value]) =>
    answer.headers.get(name) === value ? [] : [name],
  );
}

test("every route answers with every protective header, and so do a wrong path, method and origin", async () => {
  const operations = await readOperations(api.app);
  expect(operations.length).toBeGreaterThan(50);
  for (const operation of operations) {
    const params = Object.fromEntries(operation.pathParams.map((name) => [name, "nobody-has-this"]));
    const path = urlOf(operation, params, []);
    expect(await missing(path, operation.method), `${operation.method} ${path}`).toEqual([]);
    expect(await missing(path, "OPTIONS"), `OPTIONS ${path}`).toEqual([]);
  }
  for (const method of ["GET", "DELETE", "PURGE"]) expect(await missing("/nowhere", method)).toEqual([]);
  expect(await missing("/v1/orders", "DELETE")).toEqual([]);
});

test("what is mounted beside the API has them too, also where it fails", async () => {
  const { app } = await api.another();
  app.get("/page", (c) => c.html("<p>Hello</p>"));
  app.get("/broken", () => {
    throw new Error("on purpose");
  });
  expect(await missing("/page", "GET", app)).toEqual([]);
  expect(await missing("/broken", "GET", app)).toEqual([]);
});

test("over http nobody is told to come back over https", async () => {
  const { app } = await api.another({ publicUrl: "http://localhost:3000" });
  expect(await missing("/health/live", "GET", app)).toEqual(["strict-transport-security"]);
});

test("the documentation is framed by nobody", async () => {
  const { headers } = await api.app.request("/docs");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});
