import { Prisma } from "@gotovo/db";
import type { Actor, StaffRole } from "@gotovo/domain";
import type { ChatContext } from "../../chats/enter-chat.ts";
import type { Deps } from "../../context.ts";

export type StaffActor = Extract<Actor, { kind: "staff" }> & {
  readonly onDuty: boolean;
  readonly venueName: string;
  /** They see the queue as one list; absent where there is no queue. */
  readonly queueList?: boolean;
};

/** Who acts in a chat of the HoReCa bot, at the venue that the chat shows; null for someone who is not staff there. */
export async function findStaff(deps: Deps, chat: ChatContext): Promise<StaffActor | null> {
  const rows = await deps.db.read<{
    staffId: string;
    venueId: string;
    role: StaffRole;
    onDuty: boolean;
    venueName: string;
    queueList: boolean;
  }>(Prisma.sql`
    select s.id as "staffId", s.venue_id as "venueId", s.role::text as role, s.on_duty as "onDuty",
           v.name as "venueName", chat.queue_list as "queueList"
    from chat join staff s on s.venue_id = chat.venue_id and s.person_id = chat.person_id
    join venue v on v.id = s.venue_id
    where chat.bot = 'horeca' and chat.chat_id = ${chat.chatId} and s.removed_at is null`);
  const staff = rows[0];
  return staff ? { kind: "staff", personId: chat.person.id, ...staff } : null;
}
