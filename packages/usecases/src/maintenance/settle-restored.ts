import { Prisma } from "@gotovo/db";
import type { BotKind, Deps } from "../context.ts";
import { chatSyncQueue } from "../publish.ts";

/**
 * Further than a deployment can get between a backup and the loss of its machine: numbers that were given out since then are
 * not given out again for something else.
 */
const ahead = 1_000_000_000;

const batch = 1_000;
/** Behind what people do meanwhile. */
const priority = -1;

/**
 * Makes a restored database fit to go on from, once, before anybody works on it. The world has gone on since the backup: chats
 * show later states, and cafés' servers have read further in their logs.
 *
 * Every open card is taken for unknown, so that chat sync writes it anew in its place, without a sound; and places in logs and
 * ids that rise go on far ahead, so that a cursor from before the loss misses nothing that comes.
 */
export async function settleRestored(deps: Pick<Deps, "db" | "jobs">): Promise<void> {
  const { pool } = deps.db;
  await pool.query("update event_log set last = last + $1", [ahead]);
  await pool.query(
    `select setval(format('%I.%I', schemaname, sequencename)::regclass, last_value + $1) from pg_sequences
     where schemaname = current_schema() and data_type = 'bigint'::regtype and last_value is not null`,
    [ahead],
  );
  await pool.query("update card set shown = '' where not settled and message_id is not null");
  for (const bot of ["customer", "horeca"] as const) await syncChats(deps, bot);
}

/** Has every chat of a bot looked at in which something is open, or waits to be sent. */
async function syncChats(deps: Pick<Deps, "db" | "jobs">, bot: BotKind): Promise<void> {
  for (let after: bigint | null = null; ; ) {
    const chats: { chatId: bigint }[] = await deps.db.read(Prisma.sql`
      select chat_id as "chatId" from chat c
      where bot = ${bot}::bot_kind and blocked_at is null and (${after}::bigint is null or chat_id > ${after}::bigint)
        and (person_id is null
          or exists (select from card k where k.bot = c.bot and k.chat_id = c.chat_id and not k.settled)
          or exists (select from chat_message m where m.bot = c.bot and m.chat_id = c.chat_id
            and m.sent_at is null and m.failure is null))
      order by chat_id limit ${batch}`);
    const last = chats.at(-1);
    if (!last) return;
    const keys = chats.map(({ chatId }) => String(chatId));
    await deps.db.sqlTx((tx) =>
      deps.jobs.enqueue(tx, chatSyncQueue(bot), keys, { priorities: keys.map(() => priority) }),
    );
    after = last.chatId;
  }
}
