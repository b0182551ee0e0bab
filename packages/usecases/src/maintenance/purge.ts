import type { Deps } from "../context.ts";

const hour = 3_600_000;

/**
 * Forgets what has served its time: answers of idempotency keys and handled updates after two days, sent messages and
 * pairing codes after thirty, counters and steps when they are over.
 */
export async function purge(deps: Deps): Promise<void> {
  const now = deps.clock();
  const ago = (hours: number) => new Date(now.getTime() - hours * hour);
  const { prisma } = deps.db;
  await prisma.idempotencyKey.deleteMany({ where: { createdAt: { lt: ago(48) } } });
  await prisma.handledUpdate.deleteMany({ where: { handledAt: { lt: ago(48) } } });
  await prisma.chatMessage.deleteMany({ where: { createdAt: { lt: ago(30 * 24) }, sentAt: { not: null } } });
  await prisma.pairingCode.deleteMany({ where: { expiresAt: { lt: ago(30 * 24) } } });
  await prisma.pairingAttempt.deleteMany({
    where: { windowStart: { lt: ago(24) }, OR: [{ blockedUntil: null }, { blockedUntil: { lt: ago(1) } }] },
  });
  await prisma.chatStep.deleteMany({ where: { expiresAt: { lt: ago(24) } } });
  await prisma.rateLimit.deleteMany({ where: { expire: { lt: BigInt(ago(1).getTime()) } } });
}
