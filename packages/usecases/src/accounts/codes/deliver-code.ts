import { DomainError, paidPerDay, paidPolicy } from "@gotovo/domain";
import { type ChatTickJob, chatTickQueue } from "../../chats/chat-tick.ts";
import type { Deps, Tx } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { countUse } from "../../take-attempt.ts";
import { codeOf } from "./code-of.ts";

/** A job of this queue brings a code to its phone; its key is the code's id. */
export const codeDeliveryQueue = "code-delivery";

/** Of the deployment's day, which begins with its first paid code. */
const paidScope = "paid:day";
const paidWindowMs = 86_400_000;

/** A code was made, or is over: in the caller's transaction, has it brought to its phone, or taken from its chat. */
export async function publishCode(deps: Deps, tx: Tx, codeId: string): Promise<void> {
  await deps.jobs.enqueue(tx, codeDeliveryQueue, [codeId]);
}

/**
 * Brings a code to its phone: has its chat show it, and hide it when it is over; else sends it by the deployment's
 * channel, unless it is over or was brought already. A failure of the channel is thrown: the job is tried again.
 */
export async function deliverCode(deps: Deps, codeId: string): Promise<void> {
  const now = deps.clock();
  const row = await deps.db.prisma.oneTimeCode.findUnique({ where: { id: codeId } });
  if (!row) return;
  const { chatId, phone, digits, expiresAt } = row;
  if (chatId !== null) return showInChat(deps, { codeId, chatId, expiresAt });
  if (row.sentAt || row.usedAt || expiresAt <= now || deps.codes.channel === null) return;
  if (!(await mayPay(deps, row.address))) return endUnbrought(deps, codeId);
  const ttlSeconds = Math.ceil((expiresAt.getTime() - now.getTime()) / 1000);
  await deps.codes.channel.send({ phone, code: codeOf(deps.keyring, codeId, digits), ttlSeconds });
  await deps.db.prisma.oneTimeCode.update({ where: { id: codeId }, data: { sentAt: deps.clock() } });
}

/**
 * A code that the deployment pays for is counted before it is sent: by who asked, and by day. Beyond that it is not
 * brought, which its asker is not told, for linked and unknown phones are answered alike; the operator is.
 */
async function mayPay(deps: Deps, address: string): Promise<boolean> {
  const { perDay = paidPerDay, onUsedUp, channel } = deps.codes;
  if (channel?.isOpen) return true;
  const day = { free: perDay, windowMs: paidWindowMs, wait: "until_window_ends" } as const;
  try {
    await deps.db.tx((tx) =>
      countUse(deps, tx, [
        { scope: `paid:address:${address}`, policy: paidPolicy },
        { scope: paidScope, policy: day },
      ]),
    );
    return true;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "too_many_attempts") throw error;
    if (Number(error.details.retry_after) > paidPolicy.windowMs / 1000) onUsedUp?.(perDay);
    return false;
  }
}

/** How many of the day's codes the deployment has paid for, and how many are left. */
export async function paidCodes(
  deps: Pick<Deps, "db" | "clock" | "codes">,
): Promise<{ readonly used: number; readonly left: number }> {
  const { perDay = paidPerDay } = deps.codes;
  const since = new Date(deps.clock().getTime() - paidWindowMs);
  const row = await deps.db.prisma.attemptCounter.findUnique({ where: { scope: paidScope } });
  const counted = row && row.windowStart > since ? row.failures : 0;
  const used = Math.min(counted, perDay);
  return { used, left: perDay - used };
}

/** Nobody has it, so that whoever enters it has guessed. */
async function endUnbrought(deps: Deps, codeId: string): Promise<void> {
  await deps.db.prisma.oneTimeCode.updateMany({ where: { id: codeId }, data: { usedAt: deps.clock() } });
}

async function showInChat(
  deps: Deps,
  {
    codeId,
    chatId,
    expiresAt,
  }: { readonly codeId: string; readonly chatId: bigint; readonly expiresAt: Date },
): Promise<void> {
  await deps.db.tx(async (tx) => {
    const sentAt = deps.clock();
    const first = await tx.oneTimeCode.updateMany({ where: { id: codeId, sentAt: null }, data: { sentAt } });
    const tick: ChatTickJob = { bot: "customer", chatId: String(chatId) };
    if (first.count > 0) await deps.jobs.enqueueAt(tx, chatTickQueue, tick, expiresAt);
    await publishChats(deps, tx, [{ bot: "customer", chatId }]);
  });
}
