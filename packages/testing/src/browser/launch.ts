import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium, scratchFolder } from "./find.ts";

/** A headless Chromium that calls nobody. `npm test` has made sure that there is one. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (!executablePath)
    throw new Error("No Chromium found: run the tests through npm test, or set CHROMIUM_PATH.");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  return chromium.launch({ executablePath, headless: true, args });
}

/** Stores a picture of the whole page under node_modules/.cache/gotovo/screenshots and returns its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const path = join(scratchFolder, "screenshots", `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
  return path;
}
