import { randomInt } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, inRoot } from "./paths.mjs";
import { environment, runNode, start } from "./processes.mjs";
import { say } from "./say.mjs";
import { checks, runChecks } from "./verify.mjs";

/** What is drawn at random in `npm test` is the same each time. */
const fixedSeed = "20261120";

/**
 * All checks and all tests; with arguments only the tests they name (they go to vitest). The last line on standard
 * output is `<n> passed, <n> failed`, each check counted as one test.
 */
export const test = (tools, args) => suite(tools, args, "test", process.env.TEST_SEED || fixedSeed);

/** The same with the sizes that prove what only size can, and with other random cases each time. */
export const torture = (tools, args) =>
  suite(tools, args, "torture", process.env.TEST_SEED || String(randomInt(1, 2 ** 31)));

/** `test` on a machine that has something else to do. */
export async function testBusy(tools, args) {
  const burner = start(tools.node, [inRoot("scripts/lib/burn.mjs")], { leash: true });
  say("One core is kept busy meanwhile.");
  try {
    return await test(tools, args);
  } finally {
    burner.kill("SIGKILL");
  }
}

async function suite(tools, args, sizes, seed) {
  const says = `Sizes: ${sizes}; seed: ${seed}`;
  say(sizes === "torture" ? `${says} (TEST_SEED=${seed} npm run torture repeats this run)` : says);
  const failedChecks = args.length > 0 ? [] : await runChecks(tools);
  const passedChecks = args.length > 0 ? 0 : checks(tools).length - failedChecks.length;
  const browser = await runNode(tools, [inRoot("packages/testing/src/browser/install.ts")], {
    stdio: ["ignore", 2, 2],
  });
  if (browser !== 0) return browser;

  mkdirSync(cacheFolder, { recursive: true });
  const summary = join(cacheFolder, `summary.${process.pid}.json`);
  const env = environment(tools, { TEST_SUMMARY: summary, TEST_SIZES: sizes, TEST_SEED: seed });
  const code = await runNode(tools, [inRoot("node_modules/vitest/vitest.mjs"), "run", ...args], { env });
  // No summary: vitest ended before it could report, which is a failure of its own.
  const counted = existsSync(summary) ? JSON.parse(readFileSync(summary, "utf8")) : { passed: 0, failed: 1 };
  rmSync(summary, { force: true });
  const failed = Math.max(counted.failed, code === 0 ? 0 : 1) + failedChecks.length;
  if (sizes === "torture") say(says);
  process.stdout.write(`${counted.passed + passedChecks} passed, ${failed} failed\n`);
  return code > 128 ? code : failed === 0 ? 0 : 1;
}
