import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser } from "@gotovo/testing/browser/launch";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, onTestFinished } from "vitest";
import { buildPages } from "./build.ts";
import type { FakeApi } from "./fake-api.ts";
import { servePages } from "./serve.ts";

/** The pages of this test, in a browser. */
export interface Pages {
  readonly url: string;
  readonly api: FakeApi;
  /** The page that was opened last. */
  readonly page: Page;
  /** What its own code or its policy complains of. */
  readonly complaints: string[];
  open(path: string, options?: BrowserContextOptions & { clockTime?: number }): Promise<void>;
  /** Waits until the page says this. */
  says(text: string | RegExp): Promise<void>;
}

/** Builds the pages once for a test file; every test has a server and a page of its own. */
export function usePages(): Pages {
  let dist: string;
  let browser: Browser;
  let close: () => void;
  const pages = {
    url: "",
    api: {} as FakeApi,
    page: {} as Page,
    complaints: [] as string[],
    async open(path: string, { clockTime, ...options }: BrowserContextOptions & { clockTime?: number } = {}) {
      pages.page = await openPage(browser, options, pages.complaints);
      if (clockTime !== undefined) await pages.page.clock.install({ time: clockTime });
      await pages.page.goto(pages.url + path);
    },
    says: (text: string | RegExp) => pages.page.getByText(text).first().waitFor(),
  };
  beforeAll(async () => {
    dist = await buildTemporarily();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(dist, { recursive: true });
  });
  beforeEach(async () => {
    const served = await servePages(dist);
    close = served.close;
    Object.assign(pages, { url: served.url, api: served.api, complaints: [] });
  });
  afterEach(async () => {
    await pages.page.context().close();
    close();
  });
  return pages;
}

/** Builds the pages into a folder of their own; returns it. */
async function buildTemporarily(): Promise<string> {
  const dist = await mkdtemp(join(tmpdir(), "web-pages-"));
  await buildPages(dist);
  return dist;
}

/** A page of a Russian browser unless told otherwise; what its own code or its policy complains of is noted. */
async function openPage(
  browser: Browser,
  options: BrowserContextOptions,
  complaints: string[],
): Promise<Page> {
  const context = await browser.newContext({ locale: "ru", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // A failed request is the browser's own remark; policy violations and exceptions are ours.
    if (message.type() === "error" && !message.text().startsWith("Failed to load"))
      complaints.push(message.text());
  });
  return page;
}

/** Puts the first thing on the menu into the cart of the demo café. */
export async function fillCart(page: Page): Promise<void> {
  await page.locator(".item-card button").first().click();
  const dialog = page.locator("dialog[open]");
  await dialog.locator("input[value=oat]").check();
  await dialog.locator("button[type=submit]").click();
}

/**
 * Serves a page of another site until the test is over; returns its address. It embeds an order's tracker, and below it the
 * one that others would see.
 */
export async function serveTracker(pageUrl: string, ownerKey: string): Promise<string> {
  const tracker = (id: string, src: string) =>
    `<gotovo-tracker id="${id}" src="${src}" telegram-link-root="http://localhost:3001/t.me"></gotovo-tracker>`;
  const trackers = tracker("own", `${pageUrl}#${ownerKey}`) + tracker("shared", pageUrl);
  const script = `<script src="${new URL("/embed.js", pageUrl)}"></script>`;
  return serveSite(`<style>* { color: red !important }</style>${trackers}${script}`);
}

/** Serves a page of another site until the test is over; returns its address. */
export async function serveSite(html: string, lang = ""): Promise<string> {
  const body = `<!doctype html><html lang="${lang}">${html}</html>`;
  const site = createServer((_, response) => response.setHeader("content-type", "text/html").end(body));
  onTestFinished(() => void site.close());
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}
