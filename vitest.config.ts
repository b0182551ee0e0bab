import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/**/*.test.{ts,tsx}", "apps/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    globalSetup: ["packages/db/src/testing/global-setup.ts"],
    reporters: ["default", "./scripts/lib/summary-reporter.mjs"],
    pool: "forks",
    // Two at least: a file that waits for a timer must not hold up the rest.
    maxWorkers: Math.max(2, Math.min(4, availableParallelism())),
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
