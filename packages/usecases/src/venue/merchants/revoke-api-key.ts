import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { apiKeyHash } from "./api-key-hash.ts";

/**
 * Ends a key for good. Processes that saw it less than a second ago may still accept it for that second.
 * @throws DomainError `not_found` when no valid key is this one
 */
export async function revokeApiKey(deps: Deps, key: string): Promise<void> {
  const { count } = await deps.db.prisma.apiKey.updateMany({
    where: { hash: apiKeyHash(key), revokedAt: null },
    data: { revokedAt: deps.clock() },
  });
  if (count === 0) throw new DomainError("not_found");
}
