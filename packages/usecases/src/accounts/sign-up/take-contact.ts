import { DomainError } from "@gotovo/domain";
import type { ChatContext } from "../../chats/enter-chat.ts";
import type { Deps, ModelTx } from "../../context.ts";
import { publishSignUp } from "./publish-sign-up.ts";
import { signUpCodeQueue } from "./send-sign-up-code.ts";

/**
 * A sign-up on the website has its contact, whose phone is proven; the first one counts. A job sees that the code is sent,
 * even if we end right after this.
 * @throws DomainError `code_expired` when it is over
 */
export async function takeContact(
  deps: Deps,
  tx: ModelTx,
  tokenHash: string,
  { chat, phone, accountId }: { chat: ChatContext; phone: string; accountId: string },
): Promise<void> {
  const now = deps.clock();
  const { count } = await tx.signUpSession.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now }, contactAt: null },
    data: { phone, telegramUserId: chat.person.telegramUserId, contactAt: now, accountId },
  });
  if (count === 0) throw new DomainError("code_expired");
  publishSignUp(deps, tx, tokenHash);
  await deps.jobs.enqueueAt(tx, signUpCodeQueue, { tokenHash }, now);
}
