import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { publishAccount } from "./publish-account.ts";

/** What the owner of an account may change of it; null takes it away. */
export interface AccountChange {
  readonly name?: string | null;
  readonly nickname?: string | null;
  readonly language?: string | null;
}

/** Longest name and nickname, in UTF-16 units. */
const nameLimit = 128;

/**
 * Changes what an account says of its owner.
 * @throws DomainError `validation_failed` for a name that is empty or too long, `not_found` for no account
 */
export async function changeAccount(deps: Deps, accountId: string, change: AccountChange): Promise<void> {
  const { language } = change;
  const data = {
    ...(change.name !== undefined && { name: clean(change.name, "name") }),
    ...(change.nickname !== undefined && { nickname: clean(change.nickname, "nickname") }),
    ...(language !== undefined && { language }),
  };
  await deps.db.tx(async (tx) => {
    const { count } = await tx.account.updateMany({ where: { id: accountId }, data });
    if (count === 0) throw new DomainError("not_found");
    await publishAccount(deps, tx, [accountId]);
  });
}

function clean(typed: string | null, field: string): string | null {
  if (typed === null) return null;
  // PostgreSQL keeps no NUL in a text.
  const text = typed.replaceAll("\u0000", "").replace(/\s+/g, " ").trim().toWellFormed();
  if (text === "" || text.length > nameLimit) throw new DomainError("validation_failed", { field });
  return text;
}
