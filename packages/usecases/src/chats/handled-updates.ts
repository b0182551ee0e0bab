import type { BotKind, Deps } from "../context.ts";

/** Which updates of a bot have been handled: Telegram delivers at least once, and so do webhooks' retries. */
export function createHandledUpdates(deps: Pick<Deps, "db">, bot: BotKind) {
  const { pool } = deps.db;
  return {
    /** The newest handled ids, to begin with after a restart. */
    async recent(): Promise<number[]> {
      const { rows } = await pool.query(
        `select update_id as id from handled_update where bot = $1::bot_kind order by handled_at desc limit 1000`,
        [bot],
      );
      return rows.map((row) => Number(row.id));
    },
    async isHandled(updateId: number): Promise<boolean> {
      const { rowCount } = await pool.query(
        `select 1 from handled_update where bot = $1::bot_kind and update_id = $2`,
        [bot, updateId],
      );
      return rowCount === 1;
    },
    async markHandled(updateIds: readonly number[]): Promise<void> {
      await pool.query(
        `insert into handled_update (bot, update_id) select $1::bot_kind, unnest($2::bigint[]) on conflict do nothing`,
        [bot, updateIds],
      );
    },
  };
}
