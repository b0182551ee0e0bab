import { importsOf } from "./imports.ts";
import { isTest, packageOf, type Source } from "./sources.ts";

/**
 * Who may import whom. Everything not listed is refused, so a new arrow is a decision somebody writes down here.
 * Tests may besides import what their package declares as a development dependency.
 */
export const arrows: Record<string, string[]> = {
  "packages/domain": [],
  "packages/contract": ["domain"],
  "packages/runtime": [],
  "packages/db": ["runtime"],
  "packages/usecases": ["db", "domain"],
  "packages/telegram": ["domain", "runtime"],
  "packages/client": ["contract"],
  "packages/testing": ["db"],
  "apps/api": ["contract", "db", "domain", "runtime", "usecases"],
  "apps/customer-bot": ["domain", "runtime", "telegram", "usecases"],
  "apps/horeca-bot": ["db", "domain", "runtime", "telegram", "usecases"],
  "apps/web": ["client", "contract"],
  "apps/sandbox": ["runtime"],
};

/** They put everything together, so they may import everything. */
const composers = new Set(["apps/standalone", "apps/stories"]);

/** Imports between packages that the arrows refuse, of a package from its own index, and undeclared ones. */
export function checkArrows(sources: Source[], manifests: Source[]): string[] {
  const declared = new Map(manifests.map(({ path, text }) => [packageOf(path) ?? "", JSON.parse(text)]));
  return [
    ...sources.flatMap((source) =>
      importsOf(source).flatMap((target) => judge(source.path, target, declared)),
    ),
    ...manifests.flatMap(judgeManifest),
  ];
}

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

function judge(path: string, target: string, declared: Map<string, Manifest>): string[] {
  const home = packageOf(path);
  if (!home) return [];
  if (target.startsWith(".") && resolve(path, target) === `${home}/src/index.ts`) {
    return [`${path}: imports its own package's index; import the file itself`];
  }
  const outside = target.startsWith("../") && !resolve(path, target).startsWith(`${home}/`);
  if (outside && !/^(prisma|apps\/[^/]+\/locales)\//.test(resolve(path, target))) {
    return [`${path}: reaches into another package by a relative path (${target})`];
  }
  const name = /^@gotovo\/([^/]+)/.exec(target)?.[1];
  if (!name || composers.has(home)) return [];
  if (home.endsWith(`/${name}`)) return [`${path}: imports its own package by name (${target})`];
  const { dependencies = {}, devDependencies = {} } = declared.get(home) ?? {};
  const problems = [];
  if (!(`@gotovo/${name}` in { ...dependencies, ...devDependencies }))
    problems.push(`${path}: ${target} is not declared`);
  if (!isTest(path) && !arrows[home]?.includes(name))
    problems.push(`${path}: ${home} may not import ${target}`);
  return problems;
}

function judgeManifest({ path, text }: Source): string[] {
  const home = packageOf(path);
  if (!home || composers.has(home)) return [];
  const { dependencies = {} } = JSON.parse(text) as Manifest;
  const ours = Object.keys(dependencies).filter((name) => name.startsWith("@gotovo/"));
  const refused = ours.filter((name) => !arrows[home]?.includes(name.replace("@gotovo/", "")));
  return refused.map((name) => `${path}: ${home} may not depend on ${name}`);
}

function resolve(path: string, target: string): string {
  return new URL(target, `file:///${path}`).pathname.slice(1);
}
