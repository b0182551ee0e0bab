import type { Deps } from "../context.ts";

/** A bot's own ids of files, by the id that is the same for all bots and by the way the file is shown. */
export function createFileCache(deps: Pick<Deps, "db" | "clock">) {
  const { pool } = deps.db;
  return {
    async find(bot: string, uniqueId: string, kind: string): Promise<string | null> {
      const { rows } = await pool.query<{ fileId: string }>(
        'select file_id as "fileId" from file_copy where bot = $1::bot_kind and unique_id = $2 and kind = $3',
        [bot, uniqueId, kind],
      );
      return rows[0]?.fileId ?? null;
    },
    async save(bot: string, uniqueId: string, kind: string, fileId: string): Promise<void> {
      await pool.query(
        `insert into file_copy (bot, unique_id, kind, file_id, created_at) values ($1::bot_kind, $2, $3, $4, $5)
         on conflict (bot, unique_id, kind) do update set file_id = excluded.file_id, created_at = excluded.created_at`,
        [bot, uniqueId, kind, fileId, deps.clock()],
      );
    },
    async forget(bot: string, uniqueId: string, kind: string): Promise<void> {
      await pool.query("delete from file_copy where bot = $1::bot_kind and unique_id = $2 and kind = $3", [
        bot,
        uniqueId,
        kind,
      ]);
    },
    async newest(bot: string): Promise<string | null> {
      const { rows } = await pool.query<{ fileId: string }>(
        'select file_id as "fileId" from file_copy where bot = $1::bot_kind order by created_at desc limit 1',
        [bot],
      );
      return rows[0]?.fileId ?? null;
    },
  };
}
