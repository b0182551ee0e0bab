import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Before anything else is loaded: what was compiled once needs neither time nor the compiler's memory again.
enableCompileCache(join(import.meta.dirname, "../../../node_modules/.cache/gotovo/compiled"));

const { run } = await import("./run.ts");
await run(process.env);
