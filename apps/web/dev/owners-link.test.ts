import { rm } from "node:fs/promises";
import { launchBrowser } from "@gotovo/testing/browser/launch";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FakeApi, ownerKey, trackedOrder } from "./fake-api.ts";
import { buildTemporarily, openPage, serveTracker } from "./pages-world.ts";
import { servePages } from "./serve.ts";

let dist: string;
let browser: Browser;
let url: string;
let api: FakeApi;
let closeServer: () => void;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  dist = await buildTemporarily();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(dist, { recursive: true });
});
beforeEach(async () => {
  ({ url, api, close: closeServer } = await servePages(dist));
  complaints = [];
});
afterEach(async () => {
  await page.context().close();
  closeServer();
});

async function open(path: string, options: BrowserContextOptions = {}) {
  page = await openPage(browser, options, complaints);
  await page.goto(url + path);
}

const says = (text: string | RegExp) => page.getByText(text).first().waitFor();

const owners = `/t/tok#${ownerKey}`;

describe("who sees what", () => {
  it("whoever has the address that may be shared sees the order, and no way into its Telegram", async () => {
    api.put("tok", trackedOrder());
    await open("/t/tok");
    await says("Обновляется само");
    api.change("tok", { status: "in_progress" });
    await says("Готовим");
    expect(await page.content()).not.toMatch(/K7FM|GotovoDemoBot/);
    await page.goto(`${url}/t/tok#AAAAAAAAAAAAAAAAAAAAAA`);
    await says("Готовим");
    expect(await page.content()).not.toMatch(/K7FM|GotovoDemoBot/);
  });

  it("the owner's link works where the shared one is open, leaves the address bar and outlives a reload", async () => {
    api.put("tok", trackedOrder());
    await open("/t/tok");
    await says("Заказ принят");
    await page.goto(url + owners);
    await says("K7FM-Q2XW-9P");
    expect(page.url()).toBe(`${url}/t/tok`);
    await page.reload();
    await says("K7FM-Q2XW-9P");
    expect(complaints).toEqual([]);
  });
});

describe("the embedded tracker", () => {
  it("shows the order live on another site, and minds its own style", async () => {
    api.put("tok", trackedOrder());
    await open("/t/tok", { locale: "en" });
    await page.goto(await serveTracker(`${url}/t/tok`, ownerKey));
    await says("Order received");
    expect(await page.getByRole("link", { name: "Open in Telegram" }).getAttribute("href")).toContain(
      "localhost:3001",
    );
    await page.locator("#shared").getByText("Order received").waitFor();
    expect(await page.getByRole("link", { name: "Open in Telegram" }).count()).toBe(1);
    api.change("tok", { status: "ready" });
    await says("It’s ready!");
    const color = await page
      .locator(".status")
      .first()
      .evaluate((element) => getComputedStyle(element).color);
    expect(color).toBe("rgb(44, 122, 75)");
    expect(complaints).toEqual([]);
  });
});
