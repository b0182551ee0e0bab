import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { isGone } from "../leases/alive.ts";
import { openSealed, seal } from "../seal.ts";

export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
}

/** A request that nobody has answered for so long is taken over, whoever works on it. */
const abandonedMs = 60_000;

/**
 * Claims an idempotency key of a merchant for a request.
 * @returns the first request's answer to repeat, or null: then work, and call `storeAnswer` or `releaseKey`
 * @throws DomainError `idempotency_key_reused` (another request), `idempotency_in_flight`
 */
export async function claimKey(
  deps: Deps,
  merchantId: string,
  key: string,
  requestHash: string,
): Promise<StoredAnswer | null> {
  const now = deps.clock();
  const abandoned = new Date(now.getTime() - abandonedMs);
  const claimed = await deps.db.prisma.$executeRaw`
    insert into idempotency_key as k (merchant_id, key, request_hash, holder, created_at)
    values (${merchantId}::uuid, ${key}, ${requestHash}, ${deps.processId}::uuid, ${now})
    on conflict (merchant_id, key) do update set created_at = excluded.created_at, holder = excluded.holder
      where k.status is null and k.request_hash = excluded.request_hash
        and (k.created_at < ${abandoned} or ${isGone(Prisma.sql`k.holder`)})`;
  if (claimed > 0) return null;
  const stored = await deps.db.prisma.idempotencyKey.findUnique({
    where: { merchantId_key: { merchantId, key } },
  });
  if (stored && stored.requestHash !== requestHash) throw new DomainError("idempotency_key_reused");
  if (stored?.status == null) throw new DomainError("idempotency_in_flight");
  return {
    status: stored.status,
    body: openSealed(deps.keyring, sealContext(merchantId, key), stored.body ?? ""),
    contentType: stored.contentType ?? "application/json",
  };
}

/** Keeps the answer of a claimed key, encrypted: it may hold a pairing code, which the database must not know. */
export async function storeAnswer(
  deps: Deps,
  merchantId: string,
  key: string,
  answer: StoredAnswer,
): Promise<void> {
  await deps.db.prisma.idempotencyKey.update({
    where: { merchantId_key: { merchantId, key } },
    data: { ...answer, body: seal(deps, sealContext(merchantId, key), answer.body) },
  });
}

/** Frees a key whose request failed on our side, so that it can be tried again. */
export async function releaseKey(deps: Deps, merchantId: string, key: string): Promise<void> {
  await deps.db.prisma.idempotencyKey.deleteMany({ where: { merchantId, key, status: null } });
}

function sealContext(merchantId: string, key: string): string {
  return `${merchantId} ${key}`;
}
