import type { Deps } from "../../context.ts";

export interface StaffVenue {
  readonly venueId: string;
  readonly name: string;
  readonly merchant: string;
  /** The chat shows this one. */
  readonly current: boolean;
}

/** The venues at which the person of a staff chat works, in order of joining. */
export async function listVenues(deps: Pick<Deps, "db">, chatId: bigint): Promise<StaffVenue[]> {
  return deps.db.prisma.$queryRaw<StaffVenue[]>`
    select v.id as "venueId", v.name, m.name as merchant, v.id is not distinct from chat.venue_id as current
    from chat join staff s on s.person_id = chat.person_id and s.removed_at is null
    join venue v on v.id = s.venue_id
    join merchant m on m.id = v.merchant_id
    where chat.bot = 'horeca' and chat.chat_id = ${chatId}
    order by s.created_at, s.id`;
}
