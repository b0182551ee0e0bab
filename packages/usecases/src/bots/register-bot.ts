import type { BotKind, Deps } from "../context.ts";

/** Notes who a bot is at Telegram, so that links can name it. Called by the bot when it starts. */
export async function registerBot(
  deps: Deps,
  kind: BotKind,
  bot: { readonly telegramId: bigint; readonly username: string },
): Promise<void> {
  await deps.db.prisma.bot.upsert({ where: { kind }, create: { kind, ...bot }, update: bot });
}

/** User name of a bot; null until it has started once. Kept for a minute: it hardly ever changes. */
export function createBotNames(deps: Pick<Deps, "db" | "clock">): (kind: BotKind) => Promise<string | null> {
  const known = new Map<BotKind, { username: string; until: number }>();
  return async (kind) => {
    const now = deps.clock().getTime();
    const hit = known.get(kind);
    if (hit && hit.until > now) return hit.username;
    const bot = await deps.db.prisma.bot.findUnique({ where: { kind }, select: { username: true } });
    if (!bot) return null;
    known.set(kind, { username: bot.username, until: now + 60_000 });
    return bot.username;
  };
}
