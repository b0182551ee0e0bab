import type { StaffRole } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { listQuickAnswers, type QuickAnswer } from "./list-quick-answers.ts";

/** The quick answers as a member of staff may see and use them. */
export interface QuickAnswersView {
  readonly role: StaffRole;
  readonly venueName: string;
  /** The customer that a tap would send to; null while no dialog is open. */
  readonly receiver: { readonly name: string | null; readonly order: string | null } | null;
  readonly answers: readonly QuickAnswer[];
}

/** The quick answers of the venue that a staff chat shows; null when its person does not work there. */
export async function quickAnswersOfChat(
  deps: Pick<Deps, "db">,
  chatId: bigint,
): Promise<QuickAnswersView | null> {
  type Viewer = {
    role: StaffRole;
    venueId: string;
    venueName: string;
    receiver: QuickAnswersView["receiver"];
  };
  const rows = await deps.db.prisma.$queryRaw<Viewer[]>`
    select s.role::text as role, v.id as "venueId", v.name as "venueName",
      case when d.id is not null then json_build_object(
        'name', coalesce(c.name, case when p.guest_of is null then p.name end), 'order', o.number) end
        as receiver
    from chat join staff s on s.venue_id = chat.venue_id and s.person_id = chat.person_id
    join venue v on v.id = s.venue_id
    left join dialog d on d.id = chat.dialog_id and d.venue_id = v.id
    left join person p on p.id = d.person_id
    left join "order" o on o.id = d.order_id
    left join customer c on c.id = o.customer_id
    where chat.bot = 'horeca' and chat.chat_id = ${chatId} and s.removed_at is null`;
  const viewer = rows[0];
  if (!viewer) return null;
  const { venueId, ...view } = viewer;
  return { ...view, answers: await listQuickAnswers(deps, venueId) };
}
