import type { Deps } from "../../context.ts";

/**
 * Whether somebody in a group is to be told something now: not if they were told recently.
 * @param everyMs milliseconds
 */
export async function mayTellAgain(
  deps: Deps,
  chatId: bigint,
  telegramUserId: bigint,
  everyMs: number,
): Promise<boolean> {
  const now = deps.clock();
  const noted = await deps.db.prisma.$executeRaw`
    insert into group_notice as n (chat_id, telegram_user_id, noticed_at)
    values (${chatId}, ${telegramUserId}, ${now})
    on conflict (chat_id, telegram_user_id) do update set noticed_at = excluded.noticed_at
      where n.noticed_at <= ${new Date(now.getTime() - everyMs)}`;
  return noted > 0;
}
