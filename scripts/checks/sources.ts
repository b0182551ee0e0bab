import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

/** One file of the project: path from its root, and text. */
export interface Source {
  path: string;
  text: string;
}

/** Every file git knows or would add (so nothing that is ignored), with `endings`. */
function listFiles(endings: string[]): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", args, { cwd: projectRoot, encoding: "utf8", maxBuffer: 1 << 26 }).split(
    "\n",
  );
  return files.filter(
    (file) => endings.some((ending) => file.endsWith(ending)) && existsSync(join(projectRoot, file)),
  );
}

export function readSources(endings: string[]): Source[] {
  return listFiles(endings).map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }));
}

/** The workspace package a path belongs to: "packages/domain", "apps/api", or undefined for the project's own files. */
export function packageOf(path: string): string | undefined {
  return /^(?:packages|apps)\/[^/]+/.exec(path)?.[0];
}

/** True for files that are only for tests: they may do what the product may not. */
export function isTest(path: string): boolean {
  return (
    /\.test\.tsx?$/.test(path) ||
    /^(apps\/stories|packages\/testing)\//.test(path) ||
    /\/(test|testing|dev)\//.test(path)
  );
}
