import { Prisma } from "@gotovo/db";
import { type StopList, stoppedAt } from "@gotovo/domain";
import type { Deps } from "../../context.ts";

/** What the venue that a staff chat shows has run out of. */
export interface StopListView {
  readonly venueName: string;
  readonly timezone: string;
  readonly stopList: StopList;
}

/** Null when the chat's person does not work there. */
export async function stopListOfChat(
  deps: Pick<Deps, "db" | "clock">,
  chatId: bigint,
): Promise<StopListView | null> {
  const [found] = await deps.db.read<StopListView>(Prisma.sql`
    select v.name as "venueName", v.timezone, v.stop_list as "stopList"
    from chat join staff s on s.venue_id = chat.venue_id and s.person_id = chat.person_id and s.removed_at is null
    join venue v on v.id = s.venue_id
    where chat.bot = 'horeca' and chat.chat_id = ${chatId}`);
  return found ? { ...found, stopList: stoppedAt(found.stopList, deps.clock()) } : null;
}
