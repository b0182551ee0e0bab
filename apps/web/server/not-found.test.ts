import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWeb } from "./web.ts";

let dist: string;
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), "web-dist-"));
  await writeFile(join(dist, "index.html"), "cafe");
  await writeFile(join(dist, "not-found.html"), "no such page");
});
afterAll(() => rm(dist, { recursive: true }));

const browser = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

function ask(path: string, headers: Record<string, string>, method = "GET") {
  const site = new Hono().get("/v1/known", (c) => c.json({ api: true })).route("/", createWeb({ dist }));
  site.notFound((c) => c.json({ code: "not_found" }, 404));
  return site.request(path, { headers, method });
}

test("a browser at a path that nobody has sees a page, with the headers of pages", async () => {
  for (const path of ["/nowhere", "/t/", "/account/nowhere", "/v1/nowhere"]) {
    const response = await ask(path, browser);
    expect([response.status, await response.text()]).toEqual([404, "no such page"]);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const etag = response.headers.get("etag") ?? "";
    expect((await ask(path, { ...browser, "if-none-match": etag })).status).toBe(404);
  }
});

test("programs get the API's answer, and what exists stays what it is", async () => {
  for (const headers of [{}, { accept: "*/*" }, { accept: "application/json" }] as Record<string, string>[])
    expect(await (await ask("/nowhere", headers)).json()).toEqual({ code: "not_found" });
  expect(await (await ask("/nowhere", browser, "POST")).json()).toEqual({ code: "not_found" });
  expect(await (await ask("/v1/known", browser)).json()).toEqual({ api: true });
});
