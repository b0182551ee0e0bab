import type { Deps } from "../context.ts";
import { codeOf } from "./code-of.ts";

/** The id of the code that is to be brought to its phone. */
export type CodeDeliveryJob = string;

export const codeDeliveryQueue = "code-delivery";

/**
 * Brings a code to its phone by the deployment's channel, unless it is over or was brought already. A failure of the
 * channel is thrown: the job is tried again.
 */
export async function deliverCode(deps: Deps, codeId: CodeDeliveryJob): Promise<void> {
  const now = deps.clock();
  const row = await deps.db.prisma.oneTimeCode.findUnique({ where: { id: codeId } });
  if (!row || row.sentAt || row.usedAt || row.expiresAt <= now || deps.codes.channel === null) return;
  const { phone, digits, expiresAt } = row;
  const ttlSeconds = Math.ceil((expiresAt.getTime() - now.getTime()) / 1000);
  await deps.codes.channel.send({ phone, code: codeOf(deps.keyring, codeId, digits), ttlSeconds });
  await deps.db.prisma.oneTimeCode.update({ where: { id: codeId }, data: { sentAt: deps.clock() } });
}
