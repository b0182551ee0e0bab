import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { cacheFolder, inRoot } from "./paths.mjs";

const skipped = new Set(["node_modules", "dist", ".git", "generated"]);

/** A hash over the contents of files and folders (paths from the project's root); missing ones count as missing. */
export function hashOf(paths, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const path of paths) addTo(hash, path);
  return hash.digest("hex");
}

function addTo(hash, path) {
  const file = inRoot(path);
  if (!existsSync(file)) return hash.update(`${path}\0missing\0`);
  if (!statSync(file).isDirectory()) return hash.update(`${path}\0`).update(readFileSync(file));
  for (const name of readdirSync(file).sort()) if (!skipped.has(name)) addTo(hash, join(path, name));
}

/** What a step left behind at its last success, or undefined. */
export function readStamp(name) {
  const file = join(cacheFolder, name);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Remembers a success; appears whole or not at all. */
export function writeStamp(name, value) {
  mkdirSync(cacheFolder, { recursive: true });
  const draft = join(cacheFolder, `${name}.${process.pid}`);
  writeFileSync(draft, value);
  renameSync(draft, join(cacheFolder, name));
}

/** Forgets a success before the step is tried again, so that an interrupted try is seen as one. */
export function clearStamp(name) {
  rmSync(join(cacheFolder, name), { force: true });
}
