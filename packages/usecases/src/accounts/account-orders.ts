import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { fromOrders, type OrderRow, orderColumns } from "../orders/order-row.ts";
import type { AccountRow } from "./account-row.ts";

/** An order with what its customer said of it. */
export interface AccountOrder extends OrderRow {
  /** Known by the phone alone, from a café that the owner has not said yes to: only that it is there may be shown. */
  readonly offered: boolean;
  /** Null when nobody asked. */
  readonly feedback: {
    readonly rating: number | null;
    readonly comment: string | null;
    readonly open: boolean;
  } | null;
}

/**
 * What was bought by the account's Telegram or under its phone, at all merchants but those whose orders the owner does not
 * take for theirs, the newest first. However many there
 * are, no more are read than a page of each of the customers.
 * @param page `before` is the id of the last order that was seen; `active` leaves finished ones out
 */
export async function accountOrders(
  deps: Pick<Deps, "db">,
  { id, personId, phone }: Pick<AccountRow, "id" | "personId" | "phone">,
  page: { readonly active: boolean; readonly before: string | null; readonly limit: number },
): Promise<AccountOrder[]> {
  const beyond = page.before === null ? Prisma.empty : Prisma.sql`and h.id < ${page.before}::uuid`;
  const active = page.active ? Prisma.sql`and h.finished_at is null` : Prisma.empty;
  return deps.db.read<AccountOrder>(Prisma.sql`
    select ${orderColumns}, not mine.own as offered,
      case when f.order_id is not null then json_build_object('rating', f.rating, 'comment', f.comment,
        'open', f.ended_at is null) end as feedback
    from ${fromOrders} join (
      select h.id, b.own from (
        select id, true as own from customer where person_id = ${personId}::uuid
        union all
        select c.id, coalesce(d.accepted, false) from customer c
        left join account_merchant d on d.account_id = ${id}::uuid and d.merchant_id = c.merchant_id
        where c.phone = ${phone} and d.accepted is not false
          and not coalesce(c.person_id = ${personId}::uuid, false)) b
      cross join lateral (
        select h.id from "order" h where h.customer_id = b.id ${active} ${beyond}
        order by h.id desc limit ${page.limit}) h
      order by h.id desc limit ${page.limit}) mine on mine.id = o.id
    left join feedback f on f.order_id = o.id
    order by o.id desc`);
}
