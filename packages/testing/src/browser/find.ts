import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

/** The one that has no windows comes first: it costs a test machine the least. */
const browserNames = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
const macosPaths = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Screenshots and the like: inside node_modules, which git ignores. */
export const scratchFolder = fileURLToPath(
  new URL("../../../../node_modules/.cache/gotovo/", import.meta.url),
);

/** The Chromium to test with: CHROMIUM_PATH, one installed on this machine, or Playwright's own; else undefined. */
export function findChromium(env: Record<string, string | undefined>): string | undefined {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  const onPath = (env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => browserNames.map((name) => join(folder, name)));
  return [...onPath, ...macosPaths, chromium.executablePath()].find(isUsable);
}

function isUsable(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return false;
  }
  // Ubuntu's package is a script that only tells to install a snap.
  return !readHead(file).includes("snap install");
}

function readHead(file: string): string {
  const head = readFileSync(file).subarray(0, 4096).toString("latin1");
  return head.startsWith("#!") ? head : "";
}
