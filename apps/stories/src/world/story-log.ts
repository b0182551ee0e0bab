import { type Db, type Log, silentLog } from "@gotovo/db";
import { type OpenWorld, openWorlds } from "./open-worlds.ts";

/** Enough to see what led to a failure. */
const keptLines = 60;

/** What the product logs in a story: kept for a failure, and its errors for the story to look at. */
export function createStoryLog(db: () => Db | undefined) {
  const lines: string[] = [];
  const errors: string[] = [];
  const security: string[] = [];
  const keep = (level: string, fields: { err?: unknown }, message: string) => {
    const line = `${new Date().toISOString()} ${level} ${message} ${describe(fields)}`;
    lines.push(line);
    if (lines.length > keptLines) lines.shift();
    return line;
  };
  const log: Log = {
    ...silentLog,
    info: (fields, message) => {
      if (message === "security event") security.push(JSON.stringify(fields));
    },
    warn: (fields, message) => void keep("warn", fields, message),
    error: (fields, message) => void errors.push(keep("error", fields, message)),
  };
  const world: OpenWorld = { lines, query: async (text) => (await db()?.pool.query(text))?.rows ?? [] };
  openWorlds.add(world);
  return { log, errors, security, forget: () => void openWorlds.delete(world) };
}

function describe({ err, ...rest }: { err?: unknown }): string {
  const stack = err instanceof Error ? (err.stack ?? err.message) : err === undefined ? "" : String(err);
  return `${JSON.stringify(rest)} ${stack}`;
}
