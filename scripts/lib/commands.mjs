import { coverage } from "./coverage.mjs";
import { inRoot } from "./paths.mjs";
import { runNode } from "./processes.mjs";
import { test, testBusy, torture } from "./test.mjs";
import { verify } from "./verify.mjs";

/** Runs one of our TypeScript programs with the pinned Node. */
const program =
  (file, flags = []) =>
  (tools, args) =>
    runNode(tools, [...flags, inRoot(file), ...args]);

/** The same with a first argument of its own. */
const programWith = (file, verb) => (tools, args) => program(file)(tools, [verb, ...args]);

/** What can be asked for: what each needs to be set up, and what it runs. `run` answers the exit code. */
export const commands = {
  // A small nursery: the product rests most of the day, and memory that waits for a rush is memory lost.
  start: { needs: "pages", run: program("apps/standalone/src/main.ts", ["--max-semi-space-size=8"]) },
  role: { needs: "pages", run: program("apps/standalone/src/role.ts") },
  doctor: { needs: "code", run: program("apps/standalone/src/doctor.ts") },
  migrate: { needs: "code", run: program("apps/standalone/src/migrate.ts") },
  backup: { needs: "code", run: program("apps/standalone/src/backup.ts") },
  restore: { needs: "code", run: program("apps/standalone/src/restore.ts") },
  dev: { needs: "pages", run: program("scripts/lib/dev.mjs") },
  sandbox: { needs: "pages", run: program("apps/sandbox/src/main.ts") },
  test: { needs: "pages", run: test },
  "test:busy": { needs: "pages", run: testBusy },
  torture: { needs: "pages", run: torture },
  coverage: { needs: "code", run: coverage },
  verify: { needs: "code", run: verify },
  bench: { needs: "pages", run: program("apps/stories/src/bench/main.ts") },
  "merchant:create": { needs: "code", run: program("apps/standalone/src/merchant-create.ts") },
  "key:create": { needs: "code", run: programWith("apps/standalone/src/key.ts", "create") },
  "key:list": { needs: "code", run: programWith("apps/standalone/src/key.ts", "list") },
  "key:revoke": { needs: "code", run: programWith("apps/standalone/src/key.ts", "revoke") },
  "phone:ban": { needs: "code", run: programWith("apps/standalone/src/phone.ts", "ban") },
  "phone:unban": { needs: "code", run: programWith("apps/standalone/src/phone.ts", "unban") },
  "updates:retry": { needs: "code", run: program("apps/standalone/src/updates-retry.ts") },
  listen: { needs: "code", run: program("apps/standalone/src/listen.ts") },
  "migration:new": {
    needs: "code",
    run: programWith("packages/db/src/migrate/main.ts", "new"),
  },
  setup: { needs: "pages", run: async () => 0 },
};
