import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { arrows } from "./arrows.ts";
import { roomArrows } from "./rooms.ts";
import { projectRoot } from "./sources.ts";

const readme = readFileSync(join(projectRoot, "README.md"), "utf8");

/** The arrows that a code block draws: who, and whom it may import. */
function arrowsIn(block: string): Record<string, string[]> {
  const lines = [...block.matchAll(/^([a-z-]+) +→(.*)$/gm)];
  const names = (list: string) => list.split(", ").map((name) => name.trim());
  return Object.fromEntries(
    lines.map(([, name = "", targets = ""]) => [name, names(targets).filter(Boolean)]),
  );
}

test("the README's arrows are those that are enforced, between packages and between rooms", () => {
  const blocks = readme.split("```").filter((block) => /^[a-z-]+ +→/m.test(block));
  const packages = Object.entries(arrows).map(([path, targets]) => [path.split("/")[1], targets]);
  const rooms = Object.entries(roomArrows["packages/usecases"] ?? {}).filter(([room]) => !room.includes("."));
  expect(blocks.map(arrowsIn)).toEqual([Object.fromEntries(packages), Object.fromEntries(rooms)]);
});

test("the README names every variable that the product reads, and no other", () => {
  // The others have those that several programs share.
  const shared = ["code-channels", "retention", "webhooks"].map(
    (room) => `packages/runtime/src/${room}/settings.ts`,
  );
  const files = ["apps/standalone/src/config.ts", ...shared];
  const config = files.map((file) => readFileSync(join(projectRoot, file), "utf8")).join("\n");
  const read = [...config.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)]
    .map((match) => match[1])
    .filter((name) => name !== "NODE_ENV");
  const table = readme.slice(readme.search(/^\| variable +\|/m), readme.indexOf("A bad or missing variable"));
  const named = [...table.matchAll(/^\| (`[^|]+`) +\|/gm)].flatMap((row) =>
    [...(row[1] ?? "").matchAll(/`([A-Z_]+)`/g)].map((match) => match[1]),
  );
  expect(named.toSorted()).toEqual(read.toSorted());
});
