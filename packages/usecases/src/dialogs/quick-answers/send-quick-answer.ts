import { DomainError, fillQuickAnswer, type PanelName } from "@gotovo/domain";
import { closePanel } from "../../chats/close-panel.ts";
import type { ChatKey, Deps } from "../../context.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { sendMessage } from "../send-message.ts";

interface Filling {
  text: string;
  dialogId: string | null;
  /** To greet them by; null of somebody whose name nobody knows. */
  name: string | null;
  /** As the list has them. */
  called: string | null;
  order: string | null;
}

/**
 * Sends a quick answer, filled in, to the customer of a dialog, and closes the panel that it was chosen in. A second
 * tap finds the panel closed and sends nothing.
 * @param panel the panel's name
 * @returns the customer's name; null when the panel is closed already
 * @throws DomainError `not_found`, `validation_failed` (with `missing`: the dialog has no such value),
 * `recipient_unreachable`
 */
export async function sendQuickAnswer(
  deps: Deps,
  staff: StaffActor,
  { chat, panel }: { readonly chat: ChatKey; readonly panel: PanelName },
  { answerId, dialogId }: { readonly answerId: string; readonly dialogId: string },
): Promise<string | null> {
  const filling = await findFilling(deps, staff, answerId, dialogId);
  const filled = fillQuickAnswer(filling.text, filling);
  if ("missing" in filled) throw new DomainError("validation_failed", { missing: filled.missing });
  if (!(await closePanel(deps, chat, panel))) return null;
  const content = { kind: "text", text: filled.text, entities: [] } as const;
  await sendMessage(deps, staff, { dialogId, content, source: null, replyTo: null });
  return filling.called;
}

async function findFilling(
  deps: Deps,
  { venueId }: StaffActor,
  answerId: string,
  dialogId: string,
): Promise<Filling> {
  const rows = await deps.db.prisma.$queryRaw<Filling[]>`
    select q.text, d.id as "dialogId", coalesce(c.name, case when p.guest_of is null then p.name end) as name,
      coalesce(c.name, p.name) as called, o.number as order
    from quick_answer q
    left join dialog d on d.id = ${dialogId}::uuid and d.venue_id = q.venue_id
    left join person p on p.id = d.person_id
    left join "order" o on o.id = d.order_id
    left join customer c on c.id = o.customer_id
    where q.id = ${answerId}::uuid and q.venue_id = ${venueId}::uuid`;
  const filling = rows[0];
  if (!filling) throw new DomainError("not_found", { what: "quick-answer" });
  if (filling.dialogId === null) throw new DomainError("not_found", { what: "dialog" });
  return filling;
}
