import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, inRoot } from "./paths.mjs";
import { environment, run } from "./processes.mjs";
import { checks, runChecks } from "./verify.mjs";

/**
 * All checks and all tests; with arguments only the tests they name (they go to vitest). The last line on standard
 * output is `<n> passed, <n> failed`, each check counted as one test.
 */
export async function test(tools, args) {
  const failedChecks = args.length > 0 ? [] : await runChecks(tools);
  const passedChecks = args.length > 0 ? 0 : checks(tools).length - failedChecks.length;
  const browser = await run(tools.node, [inRoot("packages/testing/src/browser/install.ts")], {
    stdio: ["ignore", 2, 2],
    env: environment(tools),
  });
  if (browser !== 0) return browser;

  mkdirSync(cacheFolder, { recursive: true });
  const summary = join(cacheFolder, `summary.${process.pid}.json`);
  const code = await run(tools.node, [inRoot("node_modules/vitest/vitest.mjs"), "run", ...args], {
    env: environment(tools, { TEST_SUMMARY: summary }),
  });
  // No summary: vitest ended before it could report, which is a failure of its own.
  const counted = existsSync(summary) ? JSON.parse(readFileSync(summary, "utf8")) : { passed: 0, failed: 1 };
  rmSync(summary, { force: true });
  const failed = Math.max(counted.failed, code === 0 ? 0 : 1) + failedChecks.length;
  process.stdout.write(`${counted.passed + passedChecks} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
