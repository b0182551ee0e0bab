import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { findChromium } from "./find.ts";

// Makes sure that there is a browser to test with: an installed one, Debian's package for root, Playwright's.

/** Debian's, the leanest first. */
const packages = ["chromium-headless-shell", "chromium"];

function run(file: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Standard output belongs to the command we prepare for.
  return spawnSync(file, args, { env, stdio: ["ignore", 2, 2] }).status === 0;
}

function installPackage(): boolean {
  const debian = existsSync("/usr/bin/apt-get") && process.getuid?.() === 0;
  if (!debian || !run("apt-get", ["update", "-q"])) return false;
  return packages.some((name) => run("apt-get", ["install", "-y", "-q", name]));
}

function downloadPlaywright(): boolean {
  const folder = dirname(createRequire(import.meta.url).resolve("playwright-core/package.json"));
  return run(process.execPath, [join(folder, "cli.js"), "install", "chromium"]);
}

const found = () => findChromium(process.env);
if (!found()) {
  process.stderr.write("Installing a browser for the tests …\n");
  if (!(installPackage() && found())) downloadPlaywright();
}
if (!found()) {
  process.stderr.write(
    "The tests need Chromium or Chrome. Install one, or set CHROMIUM_PATH to its program.\n",
  );
  process.exitCode = 1;
}
