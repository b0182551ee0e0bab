import { stat } from "node:fs/promises";
import { expect, test } from "vitest";
import { launchBrowser, screenshot } from "./launch.ts";

test("a browser opens, shows a page and can be photographed", async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent("<h1>Ready</h1>");
    expect(await page.textContent("h1")).toBe("Ready");
    expect((await stat(await screenshot(page, "browser-test"))).size).toBeGreaterThan(500);
  } finally {
    await browser.close();
  }
});
