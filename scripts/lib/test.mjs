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
 * What the test server does without, or does in another way, in a run of its own (packages/db/src/testing/modes.ts): what
 * engines have or have not that are no single PostgreSQL of today.
 */
const otherDatabases = ["serializable", "without-notify,plain"];

/**
 * All checks and all tests; with arguments only the tests they name (they go to vitest). The last line on standard
 * output is `<n> passed, <n> failed`, each check counted as one test.
 */
export async function test(tools, args) {
  return told(await suite(tools, args, { sizes: "test", seed: process.env.TEST_SEED || fixedSeed }));
}

/**
 * The same with the sizes that prove what only size can, and with other random cases each time; then, unless files or a
 * database are named, with small sizes on each of the other databases.
 */
export async function torture(tools, args) {
  const seed = process.env.TEST_SEED || String(randomInt(1, 2 ** 31));
  const says = `Sizes: torture; seed: ${seed}`;
  say(`${says} (TEST_SEED=${seed} npm run torture repeats this run)`);
  const results = [await suite(tools, args, { sizes: "torture", seed })];
  const isWhole = args.length === 0 && !process.env.TEST_DATABASE;
  for (const database of isWhole ? otherDatabases : []) {
    if (results.some(wasInterrupted)) break;
    results.push(await suite(tools, args, { sizes: "test", seed, database }));
  }
  say(says);
  return told(...results);
}

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

const wasInterrupted = ({ code }) => code > 128;

/** Says how many passed and failed in all, and answers the exit code. */
function told(...results) {
  const sum = (of) => results.reduce((all, result) => all + result[of], 0);
  const interrupted = results.find(wasInterrupted);
  process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed\n`);
  return interrupted?.code ?? (sum("failed") === 0 ? 0 : 1);
}

/** @param database one of the others: then the checks, which need none, have been run already */
async function suite(tools, args, { sizes, seed, database }) {
  const on = database ?? process.env.TEST_DATABASE;
  if (sizes === "test") say(`Sizes: ${sizes}; seed: ${seed}${on ? `; database: ${on}` : ""}`);
  const isChecked = args.length === 0 && database === undefined;
  const failedChecks = isChecked ? await runChecks(tools) : [];
  const passedChecks = isChecked ? checks(tools).length - failedChecks.length : 0;
  const browser = await runNode(tools, [inRoot("packages/testing/src/browser/install.ts")], {
    stdio: ["ignore", 2, 2],
  });
  if (browser !== 0) return { code: browser, passed: 0, failed: 1 };

  mkdirSync(cacheFolder, { recursive: true });
  const summary = join(cacheFolder, `summary.${process.pid}.json`);
  const env = environment(tools, {
    ...{ TEST_SUMMARY: summary, TEST_SIZES: sizes, TEST_SEED: seed },
    ...(database !== undefined && { TEST_DATABASE: database }),
  });
  const code = await runNode(tools, [inRoot("node_modules/vitest/vitest.mjs"), "run", ...args], { env });
  // No summary: vitest ended before it could report, which is a failure of its own.
  const counted = existsSync(summary) ? JSON.parse(readFileSync(summary, "utf8")) : { passed: 0, failed: 1 };
  rmSync(summary, { force: true });
  const failed = Math.max(counted.failed, code === 0 ? 0 : 1) + failedChecks.length;
  return { code, passed: counted.passed + passedChecks, failed };
}
