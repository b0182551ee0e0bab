import { Prisma } from "@gotovo/db";
import type { MessageContent } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { OrderRow } from "../../orders/order-row.ts";
import type { DialogAuthor } from "../dialog-line.ts";
import { pageBlock } from "./page-block.ts";

/** A message as the page of its order shows it. */
export interface PageDialogMessage {
  readonly id: string;
  readonly author: DialogAuthor;
  readonly clientId: string | null;
  readonly content: MessageContent;
  readonly at: Date;
  readonly edited: boolean;
  readonly deliveredAt: Date | null;
  readonly openedAt: Date | null;
  readonly undeliveredAt: Date | null;
}

/** What the page of an order shows of the dialog there. */
export interface PageDialog {
  /** The venue takes no messages from there. */
  readonly isBlocked: boolean;
  /** The newest, the oldest of them first. */
  readonly messages: readonly PageDialogMessage[];
}

/** So many messages a page shows: each change of the order sends them along. */
const shown = 30;

/** The dialog that is held on the page of an order; empty while nobody has written there. */
export async function dialogOfPage(
  deps: Pick<Deps, "db">,
  order: Pick<OrderRow, "id" | "venueId" | "customerId">,
): Promise<PageDialog> {
  const [messages, blocked] = await Promise.all([
    deps.db.read<PageDialogMessage>(Prisma.sql`
      select m.id::text as id, m.author::text as author, m.client_id as "clientId", m.content, m.created_at as at,
        m.edited_at is not null as edited, m.delivered_at as "deliveredAt", m.opened_at as "openedAt",
        m.undelivered_at as "undeliveredAt"
      from person p join dialog d on d.person_id = p.id
      cross join lateral (
        select * from dialog_message where dialog_id = d.id and author <> 'note' order by id desc limit ${shown}) m
      where p.guest_of = ${order.id}::uuid order by m.id`),
    deps.db.read(pageBlock(order)),
  ]);
  return { isBlocked: blocked.length > 0, messages };
}
