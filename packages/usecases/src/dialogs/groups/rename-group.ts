import type { Deps } from "../../context.ts";

/** Remembers a team group's new title. */
export async function renameGroup(deps: Deps, chatId: bigint, title: string): Promise<void> {
  await deps.db.prisma.$executeRaw`update venue_group set title = ${title} where chat_id = ${chatId}`;
}
