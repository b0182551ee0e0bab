import type { BotKind, Deps } from "../context.ts";

/** Records who a bot is at Telegram, so that links can name it. Called by the bot when it starts. */
export async function registerBot(
  deps: Deps,
  kind: BotKind,
  bot: { readonly telegramId: bigint; readonly username: string },
): Promise<void> {
  await deps.db.prisma.bot.upsert({ where: { kind }, create: { kind, ...bot }, update: bot });
}

const rememberFor = { knownMs: 60_000, unknownMs: 1_000 };

/** User name of a bot; null until it has started once. Remembered for a minute: it hardly ever changes. */
export function createBotNames(deps: Pick<Deps, "db" | "clock">): (kind: BotKind) => Promise<string | null> {
  const names = new Map<BotKind, { username: string | null; until: number }>();
  return async (kind) => {
    const now = deps.clock().getTime();
    const hit = names.get(kind);
    if (hit && hit.until > now) return hit.username;
    const bot = await deps.db.prisma.bot.findUnique({ where: { kind }, select: { username: true } });
    const username = bot?.username ?? null;
    names.set(kind, {
      username,
      until: now + (username === null ? rememberFor.unknownMs : rememberFor.knownMs),
    });
    return username;
  };
}
