import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT, type Source } from "./sources.ts";

/** Folders a path in a document starts with; anything else in backticks is not taken for a path. */
const PATH = /^(?:apps|packages|prisma|scripts|docs|\.ci)\/[\w@./{},*-]*$/;

/** Paths and commands that a document names and the project does not have. */
export function checkDocuments(documents: Source[], scripts: string[]): string[] {
  return documents.flatMap(({ path, text }) => [
    ...[...text.matchAll(/`([^`\n]+)`|\]\(([^)\s]+)\)/g)]
      .map((match) => (match[1] ?? match[2] ?? "").replace(/#.*$/, ""))
      .filter((named) => PATH.test(named) && !named.includes("*") && !expand(named).every(isThere))
      .map((named) => `${path}: names ${named}, which does not exist`),
    ...[...text.matchAll(/\b(?:npm|pnpm) (?:run )?([a-z][a-z:-]*)/g)]
      .map((match) => match[1] ?? "")
      .filter((command) => !scripts.includes(command) && !PACKAGE_MANAGER.has(command))
      .map((command) => `${path}: names the command "${command}", which package.json does not have`),
  ]);
}

const PACKAGE_MANAGER = new Set(["install", "ci", "exec", "and", "or", "run", "is", "through", "with"]);

/** "locales/{ru,en}/x" names two paths. */
function expand(path: string): string[] {
  const braces = /\{([^{}]*)\}/.exec(path);
  if (!braces) return [path];
  return (braces[1] ?? "").split(",").flatMap((part) => expand(path.replace(braces[0], part)));
}

function isThere(path: string): boolean {
  return existsSync(join(ROOT, path));
}
