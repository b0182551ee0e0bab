import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { defaultSchemaFile } from "../migrate/folder.ts";
import { kept, leftOut } from "./tables.ts";

test("every table of the schema is either in a backup or left out for a reason, and no other is named", async () => {
  const models = (await readFile(defaultSchemaFile, "utf8")).split(/^model /m).slice(1);
  const tables = models.map((model) => /@@map\("(\w+)"\)/.exec(model)?.[1]);
  expect([...kept, ...Object.keys(leftOut)].toSorted()).toEqual([...tables, "_prisma_migrations"].toSorted());
});
