import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { Gotovo } from "@gotovo/client";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { loadDemoMenu } from "../server/demo/menu.ts";
import { type Checkout, createWeb, type DemoCafe } from "../server/index.ts";
import { createFakeApi, type FakeApi } from "./fake-api.ts";

/** Where `pnpm build` puts the pages. */
export const builtPages = fileURLToPath(new URL("../dist", import.meta.url));

/** Built pages in front of a fake API, on a free port. */
export async function servePages(dist: string): Promise<{ url: string; api: FakeApi; close: () => void }> {
  let url = "";
  const api = createFakeApi(() => url);
  const app = new Hono();
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new Gotovo({ baseUrl: url, apiKey: "fake", maxRetries: 1 });
  const site = "https://coffee.example";
  const demo = { cafe: cafeInMemory(), client, site, newId: () => crypto.randomUUID() };
  app.route("/", api.app);
  app.route("/", createWeb({ dist, demo, telegramLinkRoot: "http://localhost:3001/t.me" }));
  const close = () => {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  };
  return { url, api, close };
}

function cafeInMemory(): DemoCafe {
  const checkouts = new Map<string, Checkout>();
  return {
    merchantId: "m",
    apiKey: "fake",
    horecaId: "v",
    ownerInviteUrl: "",
    menu: loadDemoMenu(),
    async checkout(key, make) {
      const checkout = checkouts.get(key) ?? make(String(101 + checkouts.size));
      checkouts.set(key, checkout);
      return checkout;
    },
  };
}
