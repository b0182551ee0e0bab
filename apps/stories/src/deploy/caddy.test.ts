import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@gotovo/testing/database/test-database";
import { expect, test } from "vitest";
import { hasCaddy, openCaddy } from "../world/caddy.ts";
import { startPart } from "../world/part.ts";
import { freePorts } from "../world/ports.ts";

const skipped = "caddy is not installed: what it does with our Caddyfile was not tried";

/** Answers who it is and what it was told; `/stream` says one event and goes on. */
async function startRole(role: string): Promise<{ port: number; server: Server }> {
  const server = createServer(({ url, headers }, response) => {
    if (url !== "/stream") return response.end(JSON.stringify({ role, headers }));
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
    });
    return response.write("data: one\n\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

test("Caddy leads updates to the bots and all else to the API, tells whom it hears, and holds no stream back", async (context) => {
  if (!hasCaddy) return context.skip(skipped);
  const roles = await Promise.all(["api", "customer", "horeca"].map(startRole));
  const [api, customer, horeca] = roles.map(({ port }) => port) as [number, number, number];
  const caddy = await openCaddy({ api, customer, horeca });
  try {
    const ask = async (path: string, headers = {}) =>
      (await (await fetch(`${caddy.url}${path}`, { headers })).json()) as {
        role: string;
        headers: IncomingHttpHeaders;
      };
    const paths = ["/", "/v1/orders", "/telegram/customer", "/telegram/horeca", "/telegram/other"];
    expect(await Promise.all(paths.map(async (path) => (await ask(path)).role))).toEqual([
      ...["api", "api", "customer", "horeca", "api"],
    ]);
    // With TRUSTED_PROXIES=1 the last address is believed: nobody may choose theirs.
    const forged = { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "gopher" };
    expect((await ask("/", forged)).headers).toMatchObject({
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-proto": "http",
    });
    const stream = await fetch(`${caddy.url}/stream`, { headers: { "accept-encoding": "gzip" } });
    const { value } = (await stream.body?.getReader().read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe("data: one\n\n");
  } finally {
    await caddy.close();
    for (const { server } of roles) {
      server.closeAllConnections();
      server.close();
    }
  }
});

test("while the API is restarted behind Caddy nobody who reads is refused: they wait", async (context) => {
  if (!hasCaddy) return context.skip(skipped);
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "gotovo-restart-"));
  const [port] = (await freePorts(1)) as [number];
  const env = { PORT: String(port), DATABASE_URL: database.url, DATA_DIR: dataDir, DRAIN_SECONDS: "1" };
  let api = await startPart(["api"], env);
  const caddy = await openCaddy({ api: port, customer: port, horeca: port });
  try {
    const answered: (number | string)[] = [];
    let isDone = false;
    // Refused for its missing key, by the API alone.
    const ask = () =>
      fetch(`${caddy.url}/v1/orders`).then(
        ({ status }) => status,
        (error: Error) => error.message,
      );
    const asking = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (!isDone) answered.push(await ask());
      }),
    );
    await expect.poll(() => answered.length).toBeGreaterThan(20);
    expect(await api.end("SIGTERM")).toBe(0);
    const before = answered.length;
    api = await startPart(["api"], env);
    await expect.poll(() => answered.length).toBeGreaterThan(before + 20);
    isDone = true;
    await asking;
    expect(new Set(answered)).toEqual(new Set([401]));
  } finally {
    await caddy.close();
    await api.end("SIGKILL");
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
