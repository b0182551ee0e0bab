import type { BotKind, Deps } from "../context.ts";

/** What Telegram was told to show of a bot: digests by name, and until when it asked to be left alone (ms). */
interface Ornaments {
  readonly set: Readonly<Record<string, string>>;
  readonly notBefore?: number;
}

/** Remembers what a bot has told Telegram of itself, so that a start repeats none of it. */
export function createOrnamentMemory(deps: Pick<Deps, "db">, bot: BotKind) {
  const { pool } = deps.db;
  return {
    async read(): Promise<Ornaments> {
      const { rows } = await pool.query(`select ornaments from bot where kind = $1::bot_kind`, [bot]);
      return { set: {}, ...rows[0]?.ornaments };
    },
    async save(ornaments: Ornaments): Promise<void> {
      await pool.query(`update bot set ornaments = $2::jsonb where kind = $1::bot_kind`, [
        bot,
        JSON.stringify(ornaments),
      ]);
    },
  };
}
