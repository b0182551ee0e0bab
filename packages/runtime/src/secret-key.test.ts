import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSecretKeys } from "./secret-key.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "gotovo-key-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

test("development makes a key once and keeps it for its owner only", async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadSecretKeys({ env: {}, dataDir })));
  keys.push(await loadSecretKeys({ env: {}, dataDir }));
  expect(new Set(keys.map(({ current }) => String(current))).size).toBe(1);
  expect(keys[0]?.current.length).toBeGreaterThanOrEqual(32);
  expect((await stat(join(dataDir, "secret-key"))).mode & 0o777).toBe(0o600);
});

test("a given key is used, a short one is refused, and production needs one", async () => {
  const long = "x".repeat(32);
  const env = { SECRET_KEY: long, SECRET_KEY_PREVIOUS: "y".repeat(32) };
  const { current, previous } = await loadSecretKeys({ env, dataDir });
  expect([String(current), String(previous)]).toEqual([long, "y".repeat(32)]);
  expect((await loadSecretKeys({ env: { SECRET_KEY: long }, dataDir })).previous).toBeNull();
  await expect(loadSecretKeys({ env: { ...env, SECRET_KEY_PREVIOUS: "short" }, dataDir })).rejects.toThrow(
    "SECRET_KEY_PREVIOUS: must be at least 32",
  );
  await expect(loadSecretKeys({ env: { SECRET_KEY: "short" }, dataDir })).rejects.toThrow(
    "SECRET_KEY: must be at least 32",
  );
  await expect(loadSecretKeys({ env: { NODE_ENV: "production" }, dataDir })).rejects.toThrow(
    "SECRET_KEY: is required",
  );
});
