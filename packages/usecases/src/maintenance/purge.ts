import type { Deps } from "../context.ts";

interface Served {
  readonly table: string;
  readonly key: string;
  /** Of rows to forget; `$1` is the instant `hours` ago. */
  readonly condition: string;
  /** `events`: as long as events are kept. */
  readonly hours: number | "events";
}

export interface PurgeOptions {
  /** Rows per statement: however much there is, no statement runs into its time-out. */
  readonly batch?: number | undefined;
  /** Days; 30. */
  readonly eventsKeptDays?: number | undefined;
  /** Aborted when somebody else goes on with it. */
  readonly signal?: AbortSignal | undefined;
}

const day = 24;

const served: readonly Served[] = [
  { table: "idempotency_key", key: "merchant_id, key", condition: "created_at < $1", hours: 2 * day },
  { table: "handled_update", key: "bot, update_id", condition: "handled_at < $1", hours: 2 * day },
  { table: "update_set_aside", key: "bot, update_id", condition: "at < $1", hours: 30 * day },
  {
    table: "chat_message",
    key: "id",
    condition: "created_at < $1 and (sent_at is not null or failure is not null)",
    hours: 30 * day,
  },
  { table: "pairing_code", key: "id", condition: "expires_at < $1", hours: 30 * day },
  { table: "pairing_move", key: "id", condition: "moved_at < $1", hours: 2 * day },
  {
    table: "pairing_ask",
    key: "merchant_id, telegram_user_id",
    condition: "expires_at < $1",
    hours: 2 * day,
  },
  {
    table: "attempt_counter",
    key: "scope",
    condition: "window_start < $1 and (blocked_until is null or blocked_until < $1 + interval '23 hours')",
    hours: day,
  },
  { table: "chat_step", key: "bot, chat_id", condition: "expires_at < $1", hours: day },
  { table: "held_message", key: "bot, chat_id, message_id", condition: "created_at < $1", hours: day },
  { table: "file_copy", key: "bot, unique_id, kind", condition: "created_at < $1", hours: 30 * day },
  { table: "group_notice", key: "chat_id, telegram_user_id", condition: "noticed_at < $1", hours: 2 * day },
  { table: "one_time_code", key: "id", condition: "expires_at < $1", hours: day },
  { table: "sign_up_session", key: "token_hash", condition: "expires_at < $1", hours: 1 },
  { table: "authorization", key: "id", condition: "expires_at < $1", hours: day },
  { table: "account_session", key: "id", condition: "expires_at < $1 or revoked_at < $1", hours: 30 * day },
  {
    table: "event",
    key: "id",
    // Ids begin with the instant at which they were made, and their index is the only one that ends at old events.
    condition:
      "id < (lpad(to_hex((extract(epoch from $1) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid",
    hours: "events",
  },
  { table: "lease", key: "name", condition: "expires_at < $1", hours: 1 },
  { table: "rate_limit", key: "key", condition: "expire < extract(epoch from $1) * 1000", hours: 1 },
];

/**
 * Forgets what has served its time: answers of idempotency keys and handled updates after two days, messages that were
 * sent or refused, pairing codes, updates set aside and what bots know of each other's files after thirty, drafts and steps after one,
 * counters when they are over, events (and their deliveries) as the operator has set. The map of messages stays as long as the messages do.
 */
export async function purge(deps: Deps, options: PurgeOptions = {}): Promise<void> {
  const { batch = 5_000, eventsKeptDays = 30, signal } = options;
  for (const { table, key, condition, hours } of served) {
    const kept = hours === "events" ? eventsKeptDays * day : hours;
    const before = new Date(deps.clock().getTime() - kept * 3_600_000);
    const text = `delete from "${table}" where (${key}) in
      (select ${key} from "${table}" where ${condition.replaceAll("$1", "$1::timestamptz")} limit ${batch})`;
    for (let gone = batch; gone === batch && !signal?.aborted; ) {
      gone = (await deps.db.pool.query(text, [before])).rowCount ?? 0;
    }
  }
}
