import { DomainError } from "@gotovo/domain";
import type { ModelTx } from "../context.ts";

/** @throws DomainError `phone_banned` */
export async function requireNotBanned(tx: ModelTx, phone: string): Promise<void> {
  if (await tx.phoneBan.findUnique({ where: { phone } })) throw new DomainError("phone_banned");
}
