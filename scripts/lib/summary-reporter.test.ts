import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const name = `it's 5 $ (or "more")? a|b [x] \\d`;
const file = `import { describe, expect, test } from "vitest";
describe("sums", () => {
  test("add up", () => {});
  test(${JSON.stringify(name)}, () => expect(1).toBe(2));
  test(${JSON.stringify(`${name} too`)}, () => {});
});`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gotovo-reporter-"));
  await writeFile(join(folder, "sums.test.ts"), file);
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the file above in a vitest of its own; `words` are a shell's. */
function run(words: string, env: Record<string, string>) {
  const vitest = `"$0" ${join(root, "node_modules/vitest/vitest.mjs")} run --root ${folder}`;
  const reporter = `--reporter ${join(root, "scripts/lib/summary-reporter.mjs")}`;
  const ours = Object.entries(process.env).filter(([key]) => !/^(VITEST|NODE_ENV|TEST_)/.test(key));
  const options = { cwd: root, encoding: "utf8", env: { ...Object.fromEntries(ours), ...env } } as const;
  // The library is found from the project's folder.
  return spawnSync("/bin/sh", ["-c", `${vitest} ${reporter} ${words}`, process.execPath], options);
}

test("what failed is named by a command that runs it alone", async () => {
  const summary = join(folder, "summary.json");
  const { stderr } = run("", { TEST_SUMMARY: summary });
  expect(JSON.parse(await readFile(summary, "utf8"))).toEqual({ passed: 2, failed: 1 });
  expect(stderr).toMatch(/Slowest files:\n +\d+\.\d s {2}\S*sums\.test\.ts\nTotal: \d+\.\d s\n/);
  const only = / npm test -- \S*sums\.test\.ts (-t .*)\n/.exec(stderr)?.[1];
  run(String(only), { TEST_SUMMARY: summary });
  expect(JSON.parse(await readFile(summary, "utf8"))).toEqual({ passed: 0, failed: 1 });
});

test("in torture the command repeats the run's cases, on the same database", () => {
  const { stderr } = run("", { TEST_SIZES: "torture", TEST_SEED: "77", TEST_DATABASE: "plain" });
  expect(stderr).toMatch(/ TEST_DATABASE=plain TEST_SEED=77 npm run torture -- \S*sums\.test\.ts -t /);
});
