import { writeFileSync } from "node:fs";

/** Writes how many tests passed and failed to the file TEST_SUMMARY names. A file that cannot be loaded counts as one. */
export default class SummaryReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env.TEST_SUMMARY;
    if (!file) return;
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter((test) => test.result().state === "passed").length;
      const broken = tests.filter((test) => test.result().state === "failed").length;
      // A hook or import that fails leaves a failed module without a failed test.
      failed += broken === 0 && module.state() === "failed" ? 1 : broken;
    }
    writeFileSync(file, JSON.stringify({ passed, failed }));
  }
}
