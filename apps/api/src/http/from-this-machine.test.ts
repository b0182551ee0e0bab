import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isFromThisMachine } from "./from-this-machine.ts";

let server: ServerType;
beforeAll(async () => {
  const app = new Hono().get("/", (c) => c.json(isFromThisMachine(c)));
  server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await once(server, "listening");
});
afterAll(() => void server.close());

/** Asks over the loopback address under a name of the caller's choice. */
async function ask(headers: Record<string, string> = {}): Promise<unknown> {
  const { port } = server.address() as AddressInfo;
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    const asking = request({ host: "127.0.0.1", port, headers }, (answer) => {
      answer.setEncoding("utf8").on("data", (text: string) => resolve(JSON.parse(text)));
    });
    asking.on("error", reject).end();
  });
}

test("a program of this machine is told from a proxy here and from a page under a foreign name", async () => {
  expect(await ask()).toBe(true);
  expect(await ask({ host: "localhost" })).toBe(true);
  expect(await ask({ host: "orders.example" })).toBe(false);
  for (const name of ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
    expect(await ask({ [name]: "127.0.0.1" }), name).toBe(false);
});
