import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { projectRoot } from "./paths.mjs";

const shown = 10;

/**
 * Ends a run with its slowest files and, for whatever failed, the command that runs it alone. How many tests passed and
 * failed goes to the file TEST_SUMMARY names; a file that cannot be loaded counts as one.
 */
export default class SummaryReporter {
  onTestRunStart() {
    this.startedAt = performance.now();
  }

  onTestRunEnd(modules, unhandledErrors) {
    const lines = [
      ...commandsOf(modules),
      ...slowest(modules),
      `Total: ${inSeconds(performance.now() - this.startedAt)}`,
    ];
    process.stderr.write(`${lines.join("\n")}\n`);
    const file = process.env.TEST_SUMMARY;
    if (!file) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === "passed").length;
    const failed = unhandledErrors.length + modules.flatMap(failuresOf).length;
    writeFileSync(file, JSON.stringify({ passed, failed }));
  }
}

/** What failed in a file: its tests, or all of it when a hook or an import did. */
function failuresOf(module) {
  const tests = [...module.children.allTests()].filter((test) => test.result().state === "failed");
  return tests.length === 0 && module.state() === "failed" ? [module] : tests;
}

/** The commands that run each failed test alone. */
function commandsOf(modules) {
  const commands = modules.flatMap((module) => {
    const path = relative(projectRoot, module.moduleId);
    return failuresOf(module).map((failure) =>
      // By its groups' names and its own, as `-t` compares them.
      commandOf(path, failure === module ? undefined : failure.fullName),
    );
  });
  return commands.length === 0
    ? []
    : ["Run what failed alone:", ...commands.map((command) => `  ${command}`)];
}

function commandOf(path, name) {
  const { TEST_SIZES, TEST_SEED, TEST_DATABASE } = process.env;
  const database = TEST_DATABASE ? `TEST_DATABASE=${TEST_DATABASE} ` : "";
  const seed = `TEST_SEED=${TEST_SEED} `;
  const command =
    TEST_SIZES === "torture"
      ? `${database}${seed}npm run torture -- ${quote(path)}`
      : `${database}${database && seed}npm test -- ${quote(path)}`;
  if (name === undefined) return command;
  const pattern = `^${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")}$`;
  return `${command} -t ${quote(pattern)}`;
}

/** As a word of a shell's command. */
function quote(text) {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The files that took longest, with what went before their tests. */
function slowest(modules) {
  const timed = modules.map((module) => {
    const { collectDuration, setupDuration, duration } = module.diagnostic();
    return { path: relative(projectRoot, module.moduleId), time: collectDuration + setupDuration + duration };
  });
  const first = timed.sort((one, other) => other.time - one.time).slice(0, shown);
  return ["Slowest files:", ...first.map(({ path, time }) => `${inSeconds(time).padStart(9)}  ${path}`)];
}

const inSeconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
