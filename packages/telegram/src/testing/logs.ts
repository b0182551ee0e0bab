import type { Log } from "../log.ts";

/** A log that keeps what it is told, by level. */
export function createTestLog() {
  const lines = { debug: [], info: [], warn: [], error: [] } as Record<
    keyof Log,
    { fields: object; message: string }[]
  >;
  const write = (level: keyof Log) => (fields: object, message: string) =>
    void lines[level].push({ fields, message });
  const log: Log = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
  return { log, lines };
}
