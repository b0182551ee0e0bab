import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "./sources.ts";

const read = (file: string) => readFileSync(join(projectRoot, file), "utf8");
const page = read("docs/privacy.md");

const models = read("prisma/schema.prisma")
  .split(/^model /m)
  .slice(1);
const modelNames = models.map((model) => /^\w+/.exec(model)?.[0]);

/** Tables of the schema with their columns. */
const tables = new Map(
  models.map((model) => {
    const body = model.slice(0, model.indexOf("\n}"));
    const lines = body.split("\n").filter((line) => {
      const [, type] = /^ {2}\w+ +(\w+)/.exec(line) ?? [];
      return type !== undefined && !modelNames.includes(type);
    });
    const columns = lines.map((line) => /@map\("(\w+)"\)/.exec(line)?.[1] ?? /\w+/.exec(line)?.[0] ?? "");
    return [/@@map\("(\w+)"\)/.exec(model)?.[1] ?? "", columns] as const;
  }),
);

const words = (text: string) => [...text.matchAll(/`(\w+)`/g)].map(([, word = ""]) => word);
/** What the page says of each table that holds something of people. */
const told = new Map(
  [...page.matchAll(/^\| `(\w+)` +\|([^|]*)\|/gm)].map(([, table = "", fields = ""]) => [
    table,
    words(fields),
  ]),
);
const impersonal = words(/^Nothing of people is in (.*?),\s*unless/ms.exec(page)?.[1] ?? "");

/** Columns that name somebody, lead to them, or hold what they or others wrote. */
const personal =
  /^(name|nickname|phone|device|address|language|comment|note|content|data|box|update|redeemed_by|created_by|used_by|closed_by|blocked_by|connected_by|about_person_id|(\w+_)?(person|customer|staff|account|assignee|keeper|telegram_user|chat|site_user)_id)$/;

/** Look like it and are not. */
const harmless = ["chat_step.name"];

test("every table of the schema is told of on the page about privacy, as holding something of people or not", () => {
  expect([...told.keys(), ...impersonal].toSorted()).toEqual([...tables.keys()].toSorted());
});

test("the fields that it names are there, and none that leads to a person is missing", () => {
  for (const [table, fields] of told) {
    const columns = tables.get(table) ?? [];
    expect(
      fields.filter((field) => !columns.includes(field)),
      `${table}: no such field`,
    ).toEqual([]);
    const missing = columns.filter(
      (column) =>
        personal.test(column) && !fields.includes(column) && !harmless.includes(`${table}.${column}`),
    );
    expect(missing, `${table}: not told`).toEqual([]);
  }
});

test("where it says that nothing is of people, nothing leads to one", () => {
  const leads = /phone|person|customer|staff|telegram_user|chat_id|device/;
  for (const table of impersonal)
    expect(
      (tables.get(table) ?? []).filter((column) => leads.test(column) && column !== "customer_cancel"),
      table,
    ).toEqual([]);
});
