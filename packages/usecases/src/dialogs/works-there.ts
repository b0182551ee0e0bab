import { Prisma } from "@gotovo/db";

/**
 * SQL: whether whoever writes in a staff chat works (still) at the venue of a dialog; a team group does. Asked at every
 * change, so that a removal need not touch all that somebody ever wrote.
 */
export function worksThere(chatId: bigint, dialogId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (
    select from dialog d join chat on chat.bot = 'horeca' and chat.chat_id = ${chatId}
    where d.id = ${dialogId} and (chat.person_id is null or exists (
      select from staff s
      where s.venue_id = d.venue_id and s.person_id = chat.person_id and s.removed_at is null)))`;
}
