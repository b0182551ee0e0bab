import { describe, expect, test } from "vitest";
import { findFaults } from "./all.ts";
import { checkArrows } from "./arrows.ts";
import { checkDocuments } from "./documents.ts";
import { checkDomain, checkEnvironment, checkLanguage, checkLength, checkTests } from "./rules.ts";
import { importsOf } from "./sources.ts";

test("the project itself has no faults of structure", () => {
  expect(findFaults()).toEqual([]);
});

describe("a fault is found", () => {
  const manifest = (path: string, content: object) => ({ path, text: JSON.stringify(content) });
  const file = (path: string, text: string) => ({ path, text });

  test("an import against the arrows, in code and in package.json", () => {
    const dependencies = { "@gotovo/usecases": "workspace:*" };
    const faults = checkArrows(
      [file("packages/telegram/src/x.ts", 'import { a } from "@gotovo/usecases";')],
      [manifest("packages/telegram/package.json", { dependencies })],
    );
    expect(faults).toEqual([
      "packages/telegram/src/x.ts: packages/telegram may not import @gotovo/usecases",
      "packages/telegram/package.json: packages/telegram may not depend on @gotovo/usecases",
    ]);
  });

  test("an undeclared package, one's own index, and a way around by a relative path", () => {
    const sources = [
      file("apps/api/src/a.ts", 'import { a } from "@gotovo/domain";'),
      file("apps/api/src/b.ts", 'import { a } from "./index.ts";'),
      file("apps/api/src/c.ts", 'export * from "../../web/src/x.ts";'),
    ];
    expect(checkArrows(sources, [manifest("apps/api/package.json", {})])).toHaveLength(3);
  });

  test("a domain that asks the clock or Node", () => {
    const text = 'import { x } from "node:fs";\nconst now = Date.now();';
    expect(checkDomain([file("packages/domain/src/x.ts", text)])).toHaveLength(2);
  });

  test("a Russian text in code, but not in a test", () => {
    const text = 'const label = "Готов";';
    expect(
      checkLanguage([file("apps/api/src/x.ts", text), file("apps/api/src/x.test.ts", text)]),
    ).toHaveLength(1);
  });

  test("an environment read outside a program", () => {
    const text = "const port = process.env.PORT;";
    expect(
      checkEnvironment([file("apps/api/src/x.ts", text), file("apps/api/src/main.ts", text)]),
    ).toHaveLength(1);
  });

  test("a file that is too long, and a test that is switched off", () => {
    expect(checkLength([file("x.ts", "\n".repeat(299)), file("y.ts", "a\n".repeat(301))])).toHaveLength(1);
    expect(checkTests([file("x.test.ts", ["test", "only"].join("."))])).toHaveLength(1);
  });

  test("a document that names what is not there", () => {
    const text = "See `packages/nowhere/x.ts` and [it](scripts/run.mjs); run `npm start`, then `pnpm fly`.";
    expect(checkDocuments([file("README.md", text)], ["start"])).toHaveLength(2);
  });
});

test("imports are found in every form, and not in comments", () => {
  const text = `
import type { A } from "a";
import {
  b,
} from "b";
import "c";
export * from "d";
const e = await import("e");
// import { f } from "f";
const text = 'no import from "g"';`;
  expect(importsOf(text)).toEqual(["a", "b", "c", "d", "e"]);
});
