import fc from "fast-check";
import { sizes, testSeed } from "./sizes.ts";

// A property that fails names its seed and its path itself.
fc.configureGlobal({ seed: testSeed, numRuns: sizes.properties });
