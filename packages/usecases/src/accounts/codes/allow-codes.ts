import type { Deps } from "../../context.ts";
import { scopeOf } from "./are-codes-stopped.ts";
import { phoneOf } from "./stop-codes.ts";

/**
 * The phone of the person's account is sent codes again.
 * @throws DomainError `not_found` when they have no account
 */
export async function allowCodes(deps: Deps, personId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`delete from attempt_counter where scope = ${scopeOf(await phoneOf(tx, personId))}`;
  });
}
