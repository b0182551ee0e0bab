import type { World } from "../../world/world.ts";

/** Which updates came, what was counted, which files are known: they change by themselves. */
const bookkeeping = [
  "handled_update",
  "write_probe",
  "lease",
  "rate_limit",
  "file_copy",
  "idempotency_key",
  "attempt_counter",
  "venue_pace",
  "event_log",
];

/** What somebody's taps may change for themselves alone: which page they look at, and what the bot says to them. */
const forThemselves: Readonly<Record<string, string>> = {
  card: "not (t.chat_id = any($1) and t.bot::text = $2 and (t.order_id is null or t.message_id is not null))",
  chat_message: "not (t.chat_id = any($1) and t.bot::text = $2 and t.dialog_message_id is null)",
};
const views: Readonly<Record<string, string>> = {
  chat: "- 'dialog_list' - 'dialog_at'",
  event: "- 'position'",
  venue: "- 'pace_measured_at'",
};

/** One statement of all tables, made once for each database: it is asked hundreds of times. */
const questions = new WeakMap<object, Promise<string>>();

/** Chats with one of the bots. */
export interface Chats {
  readonly bot: "customer" | "horeca";
  readonly ids: readonly number[];
}

/** A hash of everything in each table, as far as it is not the business of these chats alone. */
export async function contentsBut({ deps }: World, { bot, ids }: Chats): Promise<Record<string, string>> {
  const { pool } = deps.db;
  const question = questions.get(pool) ?? questionOf(pool);
  questions.set(pool, question);
  const text = await question;
  const values = [ids, bot];
  const { rows } = await pool.query<{ name: string; hash: string }>({ name: "contents", text, values });
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

async function questionOf(pool: World["deps"]["db"]["pool"]): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all($1) order by 1`,
    [bookkeeping],
  );
  const parts = rows.map(({ name }) => {
    const row = `(to_jsonb(t) ${views[name] ?? ""})::text`;
    return `select '${name}' as name,
      count(*) || ' rows ' || md5(coalesce(string_agg(${row}, '|' order by ${row}), '')) as hash
      from "${name}" t where ${forThemselves[name] ?? "true"}`;
  });
  return parts.join(" union all ");
}
