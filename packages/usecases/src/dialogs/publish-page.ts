import { Prisma } from "@gotovo/db";
import type { Deps, Tx } from "../context.ts";
import { orderChannel } from "../publish.ts";

/** SQL: the order on whose page the customer of a message `m` writes; null for those who write in Telegram. */
export const pageOf = Prisma.sql`(
  select guest.guest_of from dialog page_dialog join person guest on guest.id = page_dialog.person_id
  where page_dialog.id = m.dialog_id)`;

/** Tells the open pages of an order that something changed in the dialog there; null: there is no page. */
export function publishPage(deps: Pick<Deps, "db">, tx: Tx, orderId: string | null | undefined): void {
  if (orderId) deps.db.notify(tx, orderChannel, orderId);
}

/** The same for whatever rows tell, once for each order. */
export function publishPages(
  deps: Pick<Deps, "db">,
  tx: Tx,
  rows: readonly { readonly pageOrderId: string | null }[],
): void {
  for (const orderId of new Set(rows.map(({ pageOrderId }) => pageOrderId))) publishPage(deps, tx, orderId);
}
