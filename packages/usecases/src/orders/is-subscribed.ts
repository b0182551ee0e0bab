import type { BotKind, Deps } from "../context.ts";

const customerSql = {
  name: "is-subscribed-customer",
  text: `select exists (
    select 1 from person p join customer c on c.person_id = p.id and c.merchant_id = $1
      join chat on chat.bot = 'customer' and chat.chat_id = $2 and chat.person_id = p.id and chat.blocked_at is null
    where p.telegram_user_id = $2) as subscribed`,
};

const horecaSql = {
  name: "is-subscribed-horeca",
  text: `select exists (
    select 1 from person p join staff s on s.person_id = p.id and s.removed_at is null
      join venue v on v.id = s.venue_id and v.merchant_id = (select coalesce(test_of, id) from merchant where id = $1)
      join chat on chat.bot = 'horeca' and chat.chat_id = $2 and chat.person_id = p.id and chat.blocked_at is null
    where p.telegram_user_id = $2) as subscribed`,
};

/**
 * True when that bot can write to that Telegram person, and this merchant has dealt with them: a customer who paired
 * with it, or its staff. The hottest read of the API: one prepared statement.
 */
export async function isSubscribed(
  deps: Pick<Deps, "db">,
  merchantId: string,
  bot: BotKind,
  telegramUserId: number,
): Promise<boolean> {
  const query = bot === "customer" ? customerSql : horecaSql;
  const { rows } = await deps.db.pool.query({ ...query, values: [merchantId, telegramUserId] });
  return rows[0]?.subscribed === true;
}
