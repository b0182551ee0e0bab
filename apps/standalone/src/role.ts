import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Before anything else is loaded: what was compiled once needs neither time nor the compiler's memory again.
enableCompileCache(join(import.meta.dirname, "../../../node_modules/.cache/gotovo/compiled"));

// Runs a part of the product as a process of its own, beside others on one PostgreSQL.
const { readRoles, roles } = await import("./roles.ts");
const chosen = readRoles(process.argv.slice(2));
if (chosen === null) {
  process.stderr.write(`Usage: npm run role -- <${roles.join(" | ")} | all> …\n`);
  process.exit(2);
}
const { runRoles } = await import("./run.ts");
await runRoles(process.env, chosen);
