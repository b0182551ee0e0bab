import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";

// Loads the product without starting it, so that its first start is as quick and as small as the later ones.
enableCompileCache(join(import.meta.dirname, "../../../node_modules/.cache/gotovo/compiled"));
await import("./run.ts");
flushCompileCache();
process.exit(0);
