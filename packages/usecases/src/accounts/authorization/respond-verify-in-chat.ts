import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { isUuid } from "../../ids.ts";
import { type AuthorizationRow, authorizationColumns } from "./authorization-row.ts";
import { isAnswerable } from "./pending-verifies.ts";
import { settle } from "./respond-verify.ts";

/**
 * auth.respondVerify in the customer bot: the person whose chat is linked to the account lets a new device in without
 * the key, for a chat has none, or forbids it, which ends the authorization.
 * @param rowId of the authorization's row
 * @throws DomainError `not_found` (another's, too), `code_expired`, `authorization_step` (it was answered)
 */
export async function respondVerifyInChat(
  deps: Deps,
  personId: string,
  rowId: string,
  accept: boolean,
): Promise<void> {
  if (!isUuid(rowId)) throw new DomainError("not_found");
  await deps.db.tx(async (tx) => {
    const own = { personId, rowId };
    const [row] = await findOwn(tx, own, Prisma.sql`and ${isAnswerable(deps)} for update of z`);
    if (row) return settle(deps, tx, row, { accept, keys: null });
    const [late] = await findOwn(tx, own, Prisma.empty);
    if (!late) throw new DomainError("not_found");
    const isAnswered = late.approvedAt !== null || late.finishedAt !== null;
    throw new DomainError(isAnswered ? "authorization_step" : "code_expired");
  });
}

/** A new device's authorization within the account of a person. */
function findOwn(
  tx: Tx,
  { personId, rowId }: { readonly personId: string; readonly rowId: string },
  more: Prisma.Sql,
): Promise<AuthorizationRow[]> {
  return tx.$queryRaw<AuthorizationRow[]>(Prisma.sql`
    select ${authorizationColumns} from "authorization" z join account a on a.id = z.account_id
    where z.id = ${rowId}::uuid and a.person_id = ${personId}::uuid and z.code_id is not null ${more}`);
}
