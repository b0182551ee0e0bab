import type { BotKind, Deps } from "../context.ts";

/** What has become of an update that failed again and again. */
export interface FailedUpdate {
  readonly updateId: number;
  readonly chatId: number;
  /** As Telegram sent it. */
  readonly update: object;
  readonly error: string;
  readonly tries: number;
}

/** Jobs that have a bot try again what it has set aside. */
export const setAsideQueue = (bot: BotKind) => `set-aside-${bot}`;

/** The updates that a bot could not handle although everything worked: kept until somebody mends the fault. */
export function createSetAside(deps: Pick<Deps, "db">, bot: BotKind) {
  const { pool } = deps.db;
  return {
    queue: setAsideQueue(bot),
    async keep({ updateId, chatId, update, error, tries }: FailedUpdate): Promise<void> {
      await pool.query(
        `insert into update_set_aside (bot, update_id, chat_id, update, error, tries)
         values ($1::bot_kind, $2, $3, $4::json, $5, $6)
         on conflict (bot, update_id) do update
           set chat_id = excluded.chat_id, update = excluded.update, error = excluded.error, tries = excluded.tries`,
        [bot, updateId, chatId, JSON.stringify(update), error.replaceAll("\0", "").slice(0, 4_000), tries],
      );
    },
    async forget(updateId: number): Promise<void> {
      await pool.query(`delete from update_set_aside where bot = $1::bot_kind and update_id = $2`, [
        bot,
        updateId,
      ]);
    },
    /** The oldest first. */
    async all(): Promise<{ update: object; tries: number }[]> {
      const { rows } = await pool.query(
        `select update, tries from update_set_aside where bot = $1::bot_kind order by at, update_id limit 1000`,
        [bot],
      );
      return rows;
    },
  };
}

/** How many updates are set aside, by bot. */
export async function countSetAside(deps: Pick<Deps, "db">): Promise<Record<BotKind, number>> {
  const { rows } = await deps.db.pool.query(
    `select bot, count(*)::int as count from update_set_aside group by bot`,
  );
  return { customer: 0, horeca: 0, ...Object.fromEntries(rows.map(({ bot, count }) => [bot, count])) };
}
