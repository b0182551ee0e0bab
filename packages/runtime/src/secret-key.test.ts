import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSecretKey } from "./secret-key.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "gotovo-key-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

test("development makes a key once and keeps it for its owner only", async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadSecretKey({ env: {}, dataDir })));
  keys.push(await loadSecretKey({ env: {}, dataDir }));
  expect(new Set(keys.map(String)).size).toBe(1);
  expect(keys[0]?.length).toBeGreaterThanOrEqual(32);
  expect((await stat(join(dataDir, "secret-key"))).mode & 0o777).toBe(0o600);
});

test("a given key is used, a short one is refused, and production needs one", async () => {
  const long = "x".repeat(32);
  expect(String(await loadSecretKey({ env: { SECRET_KEY: long }, dataDir }))).toBe(long);
  await expect(loadSecretKey({ env: { SECRET_KEY: "short" }, dataDir })).rejects.toThrow(
    "SECRET_KEY: must be at least 32",
  );
  await expect(loadSecretKey({ env: { NODE_ENV: "production" }, dataDir })).rejects.toThrow(
    "SECRET_KEY: is required",
  );
});
