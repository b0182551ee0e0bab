import { existsSync } from "node:fs";
import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPostmaster } from "./postmaster.ts";

let data: string;
let file: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "gotovo-postmaster-"));
  file = join(data, "postmaster.pid");
});
afterAll(() => rm(data, { recursive: true, force: true }));

test("a server that is just writing its file keeps it", async () => {
  await writeFile(file, "");
  expect(await findPostmaster(data)).toMatchObject({ ready: false });
  expect(existsSync(file)).toBe(true);
});

test("an empty file left by a crash is removed", async () => {
  await writeFile(file, "");
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(file, longAgo, longAgo);
  expect(await findPostmaster(data)).toBeUndefined();
  expect(existsSync(file)).toBe(false);
});
