import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { buildPages } from "./build.ts";

/** Builds the pages into a folder of their own; returns it. */
export async function buildTemporarily(): Promise<string> {
  const dist = await mkdtemp(join(tmpdir(), "web-pages-"));
  await buildPages(dist);
  return dist;
}

/** A page of a Russian browser unless told otherwise; what its own code or its policy complains of is noted. */
export async function openPage(
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
  await page.getByRole("radio", { name: /Овсяное/ }).check();
  await page.getByRole("button", { name: /В корзину/ }).click();
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
  const body = `<!doctype html><style>* { color: red !important }</style>${trackers}${script}`;
  const site = createServer((_, response) => response.setHeader("content-type", "text/html").end(body));
  onTestFinished(() => void site.close());
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}
