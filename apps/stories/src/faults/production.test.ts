import { join } from "node:path";
import { createWeb } from "@gotovo/web";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startChild } from "../world/child.ts";
import { type LocalTelegram, openTelegram } from "../world/local-telegram.ts";
import { freePorts } from "../world/ports.ts";
import { type ProductProcess, startProduct } from "../world/product.ts";

const webDist = join(import.meta.dirname, "../../../web/dist");
const secretKey = "of-this-test".repeat(3);
let telegram: LocalTelegram;
let product: ProductProcess;
let metricsPort: number;

beforeAll(async () => {
  telegram = await openTelegram();
  [metricsPort] = (await freePorts(1)) as [number];
  product = await startProduct({
    telegram,
    env: {
      NODE_ENV: "production",
      PUBLIC_URL: "https://orders.example",
      SECRET_KEY: secretKey,
      METRICS_PORT: String(metricsPort),
    },
  });
});
afterAll(async () => {
  await product?.close();
  await telegram?.close();
});

test("production without tokens stops, names what is missing, and starts nothing", async () => {
  const [port, sandboxPort] = (await freePorts(2)) as [number, number];
  const env = { NODE_ENV: "production", PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
  const child = startChild("apps/standalone/src/main.ts", [], { ...env, DATA_DIR: product.dataDir });
  expect(await child.ended).toBe(1);
  for (const name of ["CUSTOMER_BOT_TOKEN", "HORECA_BOT_TOKEN", "PUBLIC_URL", "SECRET_KEY"])
    expect(child.output()).toContain(`${name}: is required when NODE_ENV=production`);
});

test("an API key is listed without being told, and revoked without standing in the list of processes", async () => {
  const { api_key, merchant_id } = await product.createMerchant(["--name", "Zerno", "--venue", "Zerno"]);
  const orders = () => fetch(`${product.url}/v1/orders`, { headers: { authorization: `Bearer ${api_key}` } });
  expect((await orders()).status).toBe(200);
  const env = { NODE_ENV: "production", DATA_DIR: product.dataDir, SECRET_KEY: secretKey };
  const list = startChild("apps/standalone/src/key.ts", ["list", "--merchant", merchant_id], env);
  expect(await list.ended, list.output()).toBe(0);
  expect(list.output()).toContain(`"mode":"live","ends_with":"${api_key.slice(-4)}"`);
  expect(list.output()).not.toContain(api_key);
  const unasked = startChild("apps/standalone/src/key.ts", ["revoke"], env);
  expect(await unasked.ended).toBe(1);
  expect(unasked.output()).toContain("standard input");
  const revoked = startChild("apps/standalone/src/key.ts", ["revoke"], env, `${api_key}\n`);
  expect(await revoked.ended, revoked.output()).toBe(0);
  await expect.poll(async () => (await orders()).status).toBe(401);
});

test("another secret key is noticed at the start, which says what to do; with the one before it works", async () => {
  const args = ["create", "--merchant", "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11"];
  const env = { NODE_ENV: "production", DATA_DIR: product.dataDir, SECRET_KEY: "another-key".repeat(3) };
  const wrong = startChild("apps/standalone/src/key.ts", args, env);
  expect(await wrong.ended).toBe(1);
  expect(wrong.output()).toMatch(/^SECRET_KEY: is not the key that this database was used with/);
  const rotated = startChild("apps/standalone/src/key.ts", args, { ...env, SECRET_KEY_PREVIOUS: secretKey });
  await rotated.ended;
  expect(rotated.output()).toBe("There is no such merchant\n");
});

test("production has no demo café", async () => {
  const page = await fetch(`${product.url}/`, { redirect: "manual" });
  expect(page.headers.get("location")).toBe("/docs");
  expect((await fetch(`${product.url}/demo/checkout`, { method: "POST" })).status).toBe(404);
  expect(product.output()).not.toMatch(/Demo café|Local Telegram|barista/);
});

test("every page and file comes over https alone, unsniffed, and framed by nobody", async () => {
  const mounted = createWeb({ dist: webDist }).routes.map(({ path }) => path.replace("/:token", "/nobody"));
  for (const path of new Set([
    ...mounted,
    "/docs",
    "/openapi.json",
    "/assets/none.js",
    "/nowhere",
    "/telegram/customer",
  ])) {
    const { headers } = await fetch(`${product.url}${path}`, { redirect: "manual" });
    expect(Object.fromEntries(headers), path).toMatchObject({
      "strict-transport-security": "max-age=31536000",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
    });
    if (headers.get("content-type")?.startsWith("text/html"))
      expect(headers.get("content-security-policy"), path).toContain("frame-ancestors 'none'");
  }
});

test("its figures are on their own port alone", async () => {
  expect((await fetch(`${product.url}/metrics`)).status).toBe(404);
  const site = `http://127.0.0.1:${metricsPort}`;
  expect(await (await fetch(`${site}/metrics`)).text()).toContain("process_resident_memory_bytes");
  expect((await fetch(`${site}/v1/orders`)).status).toBe(404);
});
