import type { Deps } from "../../context.ts";
import { secretsOf } from "./issue-code.ts";
import type { OpenPairing } from "./open-pairing.ts";

/** How an order's customer stands with the customer bot. */
export type TelegramState =
  | { readonly state: "subscribed" | "blocked" }
  | { readonly state: "unlinked"; readonly pairing: OpenPairing | null };

/**
 * Whether the customer of an order gets it in Telegram: `subscribed`; paired but out of reach (`blocked`, or the bot
 * never started); or `unlinked`, then with the newest code that is still valid, if there is one.
 */
export async function telegramStateOf(deps: Deps, orderId: string): Promise<TelegramState> {
  const rows = await deps.db.prisma.$queryRaw<
    { personId: string | null; reachable: boolean; pairingId: string | null; expiresAt: Date | null }[]
  >`
    select c.person_id as "personId",
      exists (select 1 from chat where chat.bot = 'customer' and chat.person_id = c.person_id
                and chat.blocked_at is null) as reachable,
      k.id as "pairingId", k.expires_at as "expiresAt"
    from "order" o join customer c on c.id = o.customer_id
    left join lateral (
      select id, expires_at from pairing_code where order_id = o.id and redeemed_at is null
        and expires_at > ${deps.clock()} order by expires_at desc limit 1) k on true
    where o.id = ${orderId}::uuid`;
  const row = rows[0];
  if (row?.personId) return { state: row.reachable ? "subscribed" : "blocked" };
  const pairing =
    row?.pairingId && row.expiresAt
      ? { ...secretsOf(deps.keyring, row.pairingId), expiresAt: row.expiresAt }
      : null;
  return { state: "unlinked", pairing };
}
