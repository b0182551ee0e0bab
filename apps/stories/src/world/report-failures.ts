import { afterEach } from "vitest";
import { openWorlds } from "./open-worlds.ts";

/** Jobs that are not done, and what the database's connections wait for. */
const questions = [
  `select name, state::text, singleton_key, retry_count, start_after, output from pgboss.job
   where state < 'completed' and start_after < now() + interval '1 minute' limit 20`,
  `select state, wait_event_type, wait_event, now() - state_change as since, left(query, 200) as query
   from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
];

// Files share their worker and its modules: only a setup file is asked before each of them.
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const { lines, query } of openWorlds) {
    console.error(["What the product logged last:", ...lines].join("\n"));
    for (const text of questions) console.error(await query(text));
  }
});
