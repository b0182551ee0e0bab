import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareDataFolder } from "./data-folder.ts";

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "gotovo-data-"));
});
afterAll(() => rm(parent, { recursive: true }));

const modeOf = async (folder: string) => (await stat(folder)).mode & 0o7777;

test("a data folder is its owner's alone, and one that stood open is shut", async () => {
  const folder = join(parent, "deep", ".data");
  prepareDataFolder(folder);
  expect(await modeOf(folder)).toBe(0o700);
  await chmod(folder, 0o755);
  prepareDataFolder(folder);
  expect(await modeOf(folder)).toBe(0o700);
});

test("a folder that everybody shares is left as it is", async () => {
  await chmod(parent, 0o1777);
  prepareDataFolder(parent);
  expect(await modeOf(parent)).toBe(0o1777);
});
