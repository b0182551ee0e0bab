import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import LongFirst from "./scripts/lib/long-first.ts";

/** What is only large must not be ended for it. */
const patience = process.env.TEST_SIZES === "torture" ? 20 : 1;

export default defineConfig({
  test: {
    include: ["packages/**/*.test.{ts,tsx}", "apps/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    globalSetup: ["packages/db/src/testing/global-setup.ts"],
    setupFiles: ["packages/testing/src/setup-properties.ts", "apps/stories/src/world/report-failures.ts"],
    reporters: ["default", "./scripts/lib/summary-reporter.mjs"],
    pool: "forks",
    // Files share their worker: half of the time went into starting processes and loading the same modules again.
    isolate: false,
    // Two more than there are cores: a file that waits for a timer must not hold up the rest.
    maxWorkers: Math.min(4, availableParallelism() + 2),
    sequence: { sequencer: LongFirst },
    // No test is about time: this only ends what hangs, on a machine however busy.
    testTimeout: patience * 300_000,
    hookTimeout: patience * 300_000,
    expect: { poll: { timeout: 60_000, interval: 25 } },
  },
});
