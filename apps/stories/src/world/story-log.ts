import { type Db, type Log, silentLog } from "@gotovo/db";
import { afterEach } from "vitest";

/** Enough to see what led to a failure. */
const keptLines = 60;

const worlds = new Set<{ readonly lines: readonly string[]; readonly db: () => Db | undefined }>();

/** What the product logs in a story: kept for a failure, and its errors for the story to look at. */
export function createStoryLog(db: () => Db | undefined) {
  const lines: string[] = [];
  const errors: string[] = [];
  const keep = (level: string, fields: { err?: unknown }, message: string) => {
    const line = `${new Date().toISOString()} ${level} ${message} ${describe(fields)}`;
    lines.push(line);
    if (lines.length > keptLines) lines.shift();
    return line;
  };
  const log: Log = {
    ...silentLog,
    warn: (fields, message) => void keep("warn", fields, message),
    error: (fields, message) => void errors.push(keep("error", fields, message)),
  };
  const entry = { lines, db };
  worlds.add(entry);
  return { log, errors, forget: () => void worlds.delete(entry) };
}

function describe({ err, ...rest }: { err?: unknown }): string {
  const stack = err instanceof Error ? (err.stack ?? err.message) : err === undefined ? "" : String(err);
  return `${JSON.stringify(rest)} ${stack}`;
}

/** Jobs that are not done, and what the database's connections wait for. */
const unfinished = `
  select name, state::text, singleton_key, retry_count, start_after, output from pgboss.job
  where state < 'completed' and start_after < now() + interval '1 minute' limit 20`;
const busy = `
  select state, wait_event_type, wait_event, now() - state_change as since, left(query, 200) as query
  from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`;

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const { lines, db } of worlds) {
    console.error(["What the product logged last:", ...lines].join("\n"));
    const pool = db()?.pool;
    for (const text of pool ? [unfinished, busy] : []) console.error((await pool?.query(text))?.rows);
  }
});
