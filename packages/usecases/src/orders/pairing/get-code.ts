import { DomainError, formatCode, normalizeCode } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { codeHash, secretsOf } from "./issue-code.ts";

export interface PairingCodeState {
  readonly code: string;
  readonly token: string;
  readonly externalOrderId: string;
  /** Telegram user id of who entered it; null until then. */
  readonly redeemedBy: bigint | null;
  readonly expiresAt: Date;
}

/**
 * What became of a code, for the merchant that it was issued to.
 * @throws DomainError `not_found` (not a code of this merchant), `code_expired` (never entered in time)
 */
export async function getPairingCode(
  deps: Deps,
  merchantId: string,
  typed: string,
): Promise<PairingCodeState> {
  const normalized = normalizeCode(typed);
  if (normalized === null) throw new DomainError("not_found");
  const row = await deps.db.prisma.pairingCode.findFirst({
    where: { codeHash: codeHash(deps.keyring, normalized), merchantId },
    include: { order: { select: { externalId: true } } },
  });
  if (!row) throw new DomainError("not_found");
  if (row.redeemedAt === null && row.expiresAt <= deps.clock()) throw new DomainError("code_expired");
  return {
    code: formatCode(normalized),
    token: secretsOf(deps.keyring, row.id).token,
    externalOrderId: row.order.externalId,
    redeemedBy: row.redeemedBy,
    expiresAt: row.expiresAt,
  };
}
