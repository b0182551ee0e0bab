import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { isUuid } from "../../ids.ts";
import type { KeyMode } from "./issue-api-key.ts";

/** A key as its owner may be told of it; the key itself is not kept. */
export interface ListedKey {
  readonly id: string;
  readonly mode: KeyMode;
  /** Its last four characters. */
  readonly endsWith: string;
  readonly createdAt: Date;
  /** Up to an hour behind; null: not used yet. */
  readonly lastUsedAt: Date | null;
}

/**
 * A merchant's valid keys, test keys too, the oldest first.
 * @param merchantId not that of a test side
 * @throws DomainError `not_found`
 */
export async function listApiKeys(deps: Pick<Deps, "db">, merchantId: string): Promise<ListedKey[]> {
  const { prisma } = deps.db;
  const where = { id: merchantId, testOfId: null };
  const merchant = isUuid(merchantId) && (await prisma.merchant.findFirst({ where, select: { id: true } }));
  if (!merchant) throw new DomainError("not_found");
  const keys = await prisma.apiKey.findMany({
    where: { revokedAt: null, merchant: { OR: [{ id: merchantId }, { testOfId: merchantId }] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return keys.map((key) => ({
    id: key.id,
    mode: key.merchantId === merchantId ? "live" : "test",
    endsWith: key.hint,
    createdAt: key.createdAt,
    lastUsedAt: key.lastUsedAt,
  }));
}
