import type { MessageContent } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { appendEvent } from "./append-event.ts";

interface DialogRow {
  id: string;
  merchantId: string;
  venueId: string;
  orderId: string | null;
  siteUserId: string | null;
  closed: boolean;
  blocked: boolean;
}

/** Tells the café's log that a customer has written, in the transaction that keeps what they wrote. */
export async function appendReceived(
  deps: Deps,
  tx: Tx,
  dialogId: string,
  content: MessageContent,
): Promise<void> {
  const text = "text" in content ? content.text : null;
  const kind = "media" in content ? content.media : content.kind;
  await append(deps, tx, [dialogId], (dialog) => ({
    type: "dialog.message_received",
    data: { dialog, message: { kind, text } },
    actor: { kind: "customer", id: null },
  }));
}

/** The same of dialogs that were closed. */
export async function appendClosed(
  deps: Deps,
  tx: Tx,
  dialogIds: readonly string[],
  by: { readonly personId: string } | null,
): Promise<void> {
  await append(deps, tx, dialogIds, (dialog) => ({
    type: "dialog.closed",
    data: { dialog },
    actor: by ? { kind: "staff", id: by.personId } : undefined,
  }));
}

/** The same of one that was blocked, or is blocked no more: which of them, the dialog says. */
export async function appendBlocked(
  deps: Deps,
  tx: Tx,
  dialogId: string,
  by: { readonly personId: string },
): Promise<void> {
  await append(deps, tx, [dialogId], (dialog) => ({
    type: dialog.blocked ? "dialog.blocked" : "dialog.unblocked",
    data: { dialog },
    actor: { kind: "staff", id: by.personId },
  }));
}

interface DialogView {
  readonly id: string;
  readonly horeca_id: string;
  readonly order_id: string | null;
  readonly site_user_id: string | null;
  readonly open: boolean;
  /** The venue takes no messages from this person. */
  readonly blocked: boolean;
}

type Told = Pick<Parameters<typeof appendEvent>[2], "type" | "data" | "actor">;

async function append(
  deps: Deps,
  tx: Tx,
  dialogIds: readonly string[],
  tell: (dialog: DialogView) => Told,
): Promise<void> {
  const rows = await tx.$queryRaw<DialogRow[]>`
    select d.id, coalesce(o.merchant_id, v.merchant_id) as "merchantId", d.venue_id as "venueId",
      o.external_id as "orderId",
      c.site_user_id as "siteUserId", d.closed_at is not null as closed, d.blocked_at is not null as blocked
    from dialog d join venue v on v.id = d.venue_id
    left join "order" o on o.id = d.order_id left join customer c on c.id = o.customer_id
    where d.id = any(${[...dialogIds]}::uuid[])`;
  for (const { id, merchantId, venueId, orderId, siteUserId, closed, blocked } of rows) {
    const dialog = {
      id,
      horeca_id: venueId,
      order_id: orderId,
      site_user_id: siteUserId,
      open: !closed,
      blocked,
    };
    const told = tell(dialog);
    await appendEvent(deps, tx, { merchantId, subject: { type: "dialog", id }, at: deps.clock(), ...told });
  }
}
