import { rm } from "node:fs/promises";
import { launchBrowser } from "@gotovo/testing/browser/launch";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type FakeApi, ownerKey, trackedOrder } from "./fake-api.ts";
import { buildTemporarily, openPage, serveTracker } from "./pages-world.ts";
import { servePages } from "./serve.ts";

let dist: string;
let browser: Browser;
let url: string;
let api: FakeApi;
let closeServer: () => void;
let page: Page;

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
  api.put("tok", trackedOrder());
});
afterEach(async () => {
  await page.context().close();
  closeServer();
});

async function open({ time }: { time?: number } = {}) {
  page = await openPage(browser, {}, []);
  if (time !== undefined) await page.clock.install({ time });
  await page.goto(`${url}/t/tok`);
}
const says = (text: string | RegExp) => page.getByText(text).first().waitFor();

it("says that there is no network, and catches up when it is back", async () => {
  await open();
  await says("Обновляется само");
  await page.context().setOffline(true);
  await says(/Нет интернета/);
  api.change("tok", { status: "in_progress" });
  await page.context().setOffline(false);
  await says("Готовим");
});

it("asks by itself when live updates are refused", async () => {
  api.faults = { events: "refused" };
  await open({ time: Date.now() });
  await says("Связь прервалась");
  api.change("tok", { status: "in_progress" });
  await page.clock.fastForward(15_000);
  await says("Готовим");
  await says("Обновляем раз в несколько секунд");
});

it("does not say that it updates by itself while a proxy holds the stream back, and asks instead", async () => {
  api.faults = { events: "held back" };
  await open({ time: Date.now() });
  await says("Заказ принят");
  expect(await page.getByText("Обновляется само").count()).toBe(0);
  api.change("tok", { status: "in_progress" });
  await page.clock.fastForward(11_000);
  await says("Готовим");
  await says("Обновляем раз в несколько секунд");
  api.faults = {};
  await page.clock.fastForward(26_000);
  await page.clock.fastForward(2_000);
  await says("Обновляется само");
});

it("a stream that falls silent is given up and opened again", async () => {
  await open({ time: Date.now() });
  await says("Обновляется само");
  api.faults = { events: "refused" };
  await page.clock.fastForward(26_000);
  await says("Связь прервалась");
});

it("a ninth tab opens as the first did, and every one hears of a change", async () => {
  await open({ time: Date.now() });
  const tabs = [page];
  for (let count = 0; count < 8; count++) {
    const tab = await page.context().newPage();
    await tab.goto(`${url}/t/tok`);
    await tab.getByText("Заказ принят").waitFor();
    tabs.push(tab);
  }
  api.change("tok", { status: "ready" });
  await Promise.all(tabs.map((tab) => tab.getByText("Готово!").waitFor()));
});

it.each([20, -20])("a device whose clock is %i minutes wrong shows the right time left", async (minutes) => {
  await open({ time: Date.now() + minutes * 60_000 });
  await says(/через [56] минут/);
  await page.goto(await serveTracker(`${url}/t/tok`, ownerKey));
  await page
    .locator("#shared")
    .getByText(/через [56] минут/)
    .waitFor();
});
