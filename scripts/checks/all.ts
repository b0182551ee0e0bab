import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkArrows } from "./arrows.ts";
import { checkCitations, checkDocuments } from "./documents.ts";
import { checkRooms } from "./rooms.ts";
import {
  checkDomain,
  checkEnvironment,
  checkLanguage,
  checkLength,
  checkSqlWords,
  checkTests,
} from "./rules.ts";
import { packageOf, projectRoot, readSources } from "./sources.ts";

/** Every fault of the project's structure, one sentence each; empty when all is well. */
export function findFaults(): string[] {
  const typescript = readSources([".ts", ".tsx"]);
  const plain = readSources([".mjs"]);
  const manifests = readSources(["package.json"]).filter(({ path }) => packageOf(path));
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  return [
    ...checkArrows(typescript, manifests),
    ...checkRooms(typescript),
    ...checkDomain(typescript),
    ...checkLanguage(typescript),
    ...checkEnvironment(typescript),
    ...checkSqlWords(typescript),
    ...checkLength([...typescript, ...plain]),
    ...checkTests(typescript),
    ...checkCitations([...typescript, ...plain, ...readSources([".prisma", ".css"])]),
    ...checkDocuments(readSources([".md"]), Object.keys(scripts)),
  ];
}
