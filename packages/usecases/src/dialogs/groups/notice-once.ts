import type { Deps } from "../../context.ts";

/**
 * Whether somebody in a group should be told something now: not if they have been told within `everyMs`.
 * @param everyMs milliseconds
 */
export async function noticeOnce(
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
