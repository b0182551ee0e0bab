import { Prisma } from "@gotovo/db";
import type { Crew } from "@gotovo/domain";
import type { Tx } from "../../context.ts";

/** Of `venue v`, its `Crew`: on duty is who also has a chat that shows it and can be written to. */
export const crewColumn = Prisma.sql`case
  when exists (
    select from staff s join chat on chat.bot = 'horeca' and chat.person_id = s.person_id
      and chat.venue_id = s.venue_id and chat.blocked_at is null
    where s.venue_id = v.id and s.on_duty and s.removed_at is null) then 'on_duty'
  when exists (select from staff s where s.venue_id = v.id and s.removed_at is null) then 'off_duty'
  else 'none' end`;

/** Whether anybody is on duty at a venue whose chat shows it and can be written to. */
export async function crewOf(tx: Pick<Tx, "$queryRaw">, venueId: string): Promise<Crew> {
  const rows = await tx.$queryRaw<{ crew: Crew }[]>`
    select ${crewColumn} as crew from venue v where v.id = ${venueId}::uuid`;
  return rows[0]?.crew ?? "none";
}
