import { defineConfig } from "vitest/config";
import ours from "../../vitest.config.ts";

/** The test run as it is, with one file that starts all that a test may start and then never ends. */
export default defineConfig({
  ...ours,
  test: { ...ours.test, include: ["apps/stories/src/runner/endless.ts"], maxWorkers: 1 },
});
