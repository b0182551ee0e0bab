import { readdirSync } from "node:fs";
import { join, matchesGlob } from "node:path";

interface Rule {
  readonly pattern: string;
  readonly keeps: boolean;
}

/** The files of a folder that `docker build` is given: paths within it, by the rules of a `.dockerignore`. */
export function buildContext(folder: string, ignore: string): string[] {
  const rules = ignore
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line): Rule => ({ pattern: line.replace(/^!/, ""), keeps: line.startsWith("!") }));
  return filesIn(folder, "", rules);
}

function filesIn(folder: string, under: string, rules: readonly Rule[]): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = join(under, entry.name);
    if (!entry.isDirectory()) return isKept(path, rules) ? [path] : [];
    const mayHold =
      isKept(path, rules) || rules.some(({ keeps, pattern }) => keeps && pattern.startsWith(`${path}/`));
    return mayHold ? filesIn(folder, path, rules) : [];
  });
}

/** The last rule that matches a path, or a folder above it, decides. */
function isKept(path: string, rules: readonly Rule[]): boolean {
  const parts = path.split("/");
  const above = parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  const last = rules.findLast(({ pattern }) =>
    above.some((part) => matchesGlob(undotted(part), undotted(pattern))),
  );
  return last?.keeps ?? true;
}

/** A star of Docker's means names that begin with a dot too. */
const undotted = (path: string) => path.replaceAll(/(^|\/)\.(?!\.)/g, "$1_");
