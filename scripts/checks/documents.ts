import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, type Source } from "./sources.ts";

/** Folders a path in a document starts with; anything else in backticks is not taken for a path. */
const projectPath = /^(?:apps|packages|prisma|scripts|docs|\.ci)\/[\w@./{},*-]*$/;

/** Paths and commands that a document names and the project does not have. */
export function checkDocuments(documents: Source[], scripts: string[]): string[] {
  return documents.flatMap(({ path, text }) => [
    ...[...text.matchAll(/`([^`\n]+)`|\]\(([^)\s]+)\)/g)]
      .map((match) => (match[1] ?? match[2] ?? "").replace(/#.*$/, ""))
      .filter((named) => projectPath.test(named) && !named.includes("*") && !expand(named).every(isThere))
      .map((named) => `${path}: names ${named}, which does not exist`),
    ...[...text.matchAll(/\b(?:npm|pnpm) (?:run )?([a-z][a-z:-]*)/g)]
      .map((match) => match[1] ?? "")
      .filter((command) => !scripts.includes(command) && !packageManagerWords.has(command))
      .map((command) => `${path}: names the command "${command}", which package.json does not have`),
  ]);
}

/** Documents and files of the project that a comment in code names and the project does not have. */
export function checkCitations(sources: Source[]): string[] {
  return sources.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) =>
      [...(commentLine.exec(line)?.[1] ?? "").matchAll(citedPath)]
        .map((match) => match[0])
        .filter((named) => !named.includes("*") && !expand(named).every(isThere))
        .map((named) => `${path}:${index + 1}: names ${named}, which does not exist`),
    ),
  );
}

/** The comment of a line: all of a line within a block comment, or what follows two slashes that are no address. */
const commentLine = /(?:^\s*(?:\/\*\*?|\*)|(?:^|\s)\/\/)\s(.*)$/;
/** Any Markdown file, and paths that begin at the project's root and name a file. */
const citedPath = /[\w@./-]+\.md\b|(?<![\w./-])(?:apps|packages|prisma|scripts|docs)\/[\w@./{},*-]*\.\w+/g;

const packageManagerWords = new Set([
  "install",
  "ci",
  "exec",
  "and",
  "or",
  "run",
  "is",
  "through",
  "with",
  "pack",
]);

/** "locales/{ru,en}/x" names two paths. */
function expand(path: string): string[] {
  const braces = /\{([^{}]*)\}/.exec(path);
  if (!braces) return [path];
  return (braces[1] ?? "").split(",").flatMap((part) => expand(path.replace(braces[0], part)));
}

function isThere(path: string): boolean {
  return existsSync(join(projectRoot, path));
}
