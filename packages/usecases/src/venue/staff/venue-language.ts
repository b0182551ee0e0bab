import type { Deps } from "../../context.ts";

/**
 * The language a venue writes to its customers in (IETF tag): that of its longest-standing owner's chat, without an
 * owner of whoever is next in rank; null when nobody works there or Telegram told no language.
 */
export async function venueLanguage(deps: Pick<Deps, "db">, venueId: string): Promise<string | null> {
  const rows = await deps.db.prisma.$queryRaw<{ language: string | null }[]>`
    select chat.language from staff s join chat on chat.bot = 'horeca' and chat.person_id = s.person_id
    where s.venue_id = ${venueId}::uuid and s.removed_at is null
    order by s.role, s.created_at, s.id limit 1`;
  return rows[0]?.language ?? null;
}
