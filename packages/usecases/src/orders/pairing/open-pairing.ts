import type { Deps } from "../../context.ts";
import { type PairingSecrets, secretsOf } from "./issue-code.ts";

/** What a site shows of a code, and until when it is worth something. */
export type OpenPairing = PairingSecrets & { readonly expiresAt: Date };

/** The newest code of an order that is still valid; null when there is none. */
export async function openPairingOf(deps: Deps, orderId: string): Promise<OpenPairing | null> {
  const row = await deps.db.prisma.pairingCode.findFirst({
    where: { orderId, redeemedAt: null, expiresAt: { gt: deps.clock() } },
    orderBy: { expiresAt: "desc" },
    select: { id: true, expiresAt: true },
  });
  return row && { ...secretsOf(deps.keyring, row.id), expiresAt: row.expiresAt };
}
