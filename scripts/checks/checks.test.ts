import { describe, expect, test } from "vitest";
import { findFaults } from "./all.ts";
import { checkArrows } from "./arrows.ts";
import { checkCitations, checkDocuments } from "./documents.ts";
import { importsOf } from "./imports.ts";
import { checkRooms, roomArrows } from "./rooms.ts";
import {
  checkDomain,
  checkEnvironment,
  checkLanguage,
  checkLength,
  checkSqlWords,
  checkTests,
} from "./rules.ts";

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

  test("an import between rooms that go the other way, by a type too; tests may look everywhere", () => {
    const text = 'import type { A } from "../dialogs/a.ts";\nimport { b } from "../context.ts";';
    const rooms = checkRooms([
      file("packages/usecases/src/chats/x.ts", text),
      file("packages/usecases/src/chats/x.test.ts", text),
      file("packages/usecases/src/accounts/x.ts", text),
      file("packages/usecases/src/ids.ts", 'export * from "./orders/a.ts";'),
      file("packages/domain/src/venue/y.ts", 'import { a } from "../order/status.ts";'),
    ]);
    expect(rooms).toEqual([
      "packages/usecases/src/chats/x.ts: chats may not import dialogs (../dialogs/a.ts)",
      "packages/usecases/src/ids.ts: the floor may not import orders (./orders/a.ts)",
      "packages/domain/src/venue/y.ts: venue may not import order (../order/status.ts)",
    ]);
  });

  test("a table of rooms that goes in a circle", () => {
    const circle = { "packages/usecases": { ...roomArrows["packages/usecases"], chats: ["dialogs"] } };
    expect(checkRooms([], circle)).toEqual([expect.stringContaining("in a circle")]);
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

  test("a bot's word in the SQL of a use case", () => {
    const words = ["k.subject like 'survey:%'", "t.name = 'choose-dialog'", "q.content->>'key' in ('told')"];
    const sources = words.map((sql, n) => file(`packages/usecases/src/dialogs/${n}.ts`, sql));
    expect(checkSqlWords(sources)).toHaveLength(3);
    expect(checkSqlWords([file("packages/usecases/src/dialogs/x.ts", "subject = $1")])).toEqual([]);
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

  test("a comment that cites what is not there, but not a text of the program", () => {
    const text = [
      "# As docs/documents/customer-bot.md has it.",
      "# As spec/customer-bot.md has it; see packages/nowhere/x.ts and packages/db/src/index.ts.",
      'const name = "notes.md"; # see gone.md',
      'const address = "https://example.com/page.md";',
    ]
      .join("\n")
      .replaceAll("#", "//");
    expect(checkCitations([file("apps/api/src/x.ts", text)])).toEqual([
      "apps/api/src/x.ts:2: names spec/customer-bot.md, which does not exist",
      "apps/api/src/x.ts:2: names packages/nowhere/x.ts, which does not exist",
      "apps/api/src/x.ts:3: names gone.md, which does not exist",
    ]);
  });
});

test("imports are found in every form, and not in comments and texts", () => {
  const text = `
import type { A } from "a";
import {
  b, // as "b" has it
} from "b";
import "c";
export * from "d";
const e = await import("e");
// import { f } from "f";
/*
import { f } from "f";
*/
const text = 'no import from "g"';
const script = \`
import { g } from "g";
\`;
type H = import("h").H;
import i = require("i");
const j = require("j");
const k = await import(\`k\`);`;
  const found = importsOf({ path: "x.ts", text });
  expect(found).toEqual(["a", "b", "c", "d", "e", "h", "i", "j", "k"]);
});
