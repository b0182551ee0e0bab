import { mkdirSync } from "node:fs";
import { scratchFolder } from "@gotovo/testing/browser/find";
import { launchBrowser } from "@gotovo/testing/browser/launch";
import type { Browser, Page } from "playwright-core";
import { ownerKey } from "./fake-api.ts";
import { trackedOrder, unlinked } from "./fake-orders.ts";
import samples from "./samples.json" with { type: "json" };
import { builtPages, servePages } from "./serve.ts";

// Takes pictures of every state of the built pages: `pnpm --filter @gotovo/web look [part of a name]`.
const folder = `${scratchFolder}look/`;
mkdirSync(folder, { recursive: true });
const only = process.argv[2];
const { url, api, close } = await servePages(builtPages);
const browser = await launchBrowser();

interface Look {
  readonly locale?: "ru" | "en";
  readonly width?: number;
  readonly dark?: boolean;
}

async function open(browser: Browser, path: string, { locale = "ru", width = 1280, dark = false }: Look) {
  const context = await browser.newContext({
    locale,
    viewport: { width, height: width < 500 ? 740 : 860 },
    colorScheme: dark ? "dark" : "light",
    deviceScaleFactor: width < 500 ? 2 : 1,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && process.stderr.write(`${message.text()}\n`));
  page.on("pageerror", (error) => process.stderr.write(`${error.stack}\n`));
  await page.goto(url + path);
  return page;
}

async function picture(name: string, path: string, look: Look, act?: (page: Page) => Promise<void>) {
  if (only && !name.includes(only)) return;
  const page = await open(browser, path, look);
  await page.locator("h1").first().waitFor();
  await act?.(page);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: !name.endsWith("-view") });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  process.stdout.write(`${name}${wide ? "  SCROLLS SIDEWAYS" : ""}\n`);
  await page.context().close();
}

async function choose(page: Page, index: number) {
  await page.locator(".item-card button").nth(index).click();
  await page.locator("dialog").waitFor();
}
async function fill(page: Page) {
  await choose(page, 0);
  await page.locator("dialog .choice input").nth(1).check();
  await page.locator("dialog .choice input").nth(4).check();
  await page.locator("dialog .choice input").nth(7).check();
  await page.locator("dialog .stepper button").last().click();
  await page.locator("dialog [type=submit]").click();
  await choose(page, 7);
  await page.locator("dialog [type=submit]").click();
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const timeline = { placed: minutesAgo(9), in_progress: minutesAgo(6), ready: null, finished: null };
const ready = { ...timeline, ready: minutesAgo(1) };
api.put("placed", trackedOrder());
api.put("progress", trackedOrder({ status: "in_progress", timeline }));
api.put(
  "linked",
  trackedOrder({
    status: "in_progress",
    timeline,
    telegram: { state: "subscribed", url: "https://t.me/GotovoDemoBot" },
  }),
);
api.put(
  "ready",
  trackedOrder({
    status: "ready",
    timeline: ready,
    customer_may_cancel: false,
    handover: {
      address: samples.address,
      instructions: samples.instructions,
      code: "24 68",
      scan_url: `https://t.me/GotovoHorecaBot?start=h_${"a".repeat(44)}`,
    },
    telegram: { state: "subscribed", url: "https://t.me/GotovoDemoBot" },
  }),
);
api.put(
  "delivered",
  trackedOrder({
    status: "delivered",
    timeline: { ...ready, finished: minutesAgo(0) },
    customer_may_cancel: false,
  }),
);
api.put(
  "canceled",
  trackedOrder({
    status: "canceled_by_cafe",
    timeline: { ...timeline, finished: minutesAgo(1) },
    held: null,
    cancel_reason: samples.cancel_reason,
    customer_may_cancel: false,
  }),
);
api.put(
  "utilized",
  trackedOrder({
    status: "utilized",
    timeline: { ...ready, finished: minutesAgo(0) },
    customer_may_cancel: false,
  }),
);
api.put(
  "blocked",
  trackedOrder({
    status: "in_progress",
    timeline,
    ready_at: minutesAgo(4),
    telegram: { state: "blocked", url: "https://t.me/GotovoDemoBot" },
  }),
);
api.put("expired", trackedOrder({ telegram: unlinked("K7FM-Q2XW-9P", -1), ready_at: null }));
api.put("odd", trackedOrder(samples.odd));

for (const look of [
  { locale: "ru", width: 1280 },
  { locale: "ru", width: 360 },
  { locale: "en", width: 1280, dark: true },
  { locale: "en", width: 360, dark: true },
] as const) {
  const name = (state: string) => `${state}-${look.width}-${look.locale}${"dark" in look ? "-dark" : ""}`;
  await picture(name("menu"), "/", look);
  await picture(`${name("item")}-view`, "/", look, (page) => choose(page, 0));
  await picture(name("cart"), "/", look, fill);
  if (look.width === 360) await picture(`${name("bar")}-view`, "/", look, fill);
  for (const state of [
    "placed",
    "progress",
    "linked",
    "ready",
    "delivered",
    "canceled",
    "utilized",
    "blocked",
    "expired",
    "odd",
    "none",
  ])
    await picture(name(`track-${state}`), `/t/${state}#${ownerKey}`, look);
  await picture(name("track-shared"), "/t/placed", look);
  await picture(name("track-offline"), "/t/progress", look, async (page) => {
    await page.context().setOffline(true);
  });
  api.faults = { orders: 500 };
  await picture(name("pay-failed"), "/", look, async (page) => {
    await fill(page);
    await page.locator(".pay").click();
    await page.locator("[role=alert]").waitFor();
  });
  api.faults = { delayMs: 2000 };
  await picture(name("paying"), "/", look, async (page) => {
    await fill(page);
    await page.locator(".pay").click();
  });
  api.faults = {};
}
await browser.close();
close();
