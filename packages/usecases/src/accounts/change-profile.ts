import { DomainError, isBlank, oneLine } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { publishAccount } from "./publish-account.ts";

export interface ProfileChange {
  readonly name?: string | null | undefined;
  readonly nickname?: string | null | undefined;
  readonly language?: string | null | undefined;
}

/** Longest name and nickname, in UTF-16 units. */
const nameLimit = 128;

/**
 * Changes what a person says of themselves; what is not named stays.
 * @throws DomainError `validation_failed` for a name that is empty or too long
 */
export async function changeProfile(deps: Deps, accountId: string, change: ProfileChange): Promise<void> {
  const { name, nickname, language } = change;
  const data = {
    ...(name !== undefined && { name: clean(name, "name") }),
    ...(nickname !== undefined && { nickname: clean(nickname, "nickname") }),
    ...(language !== undefined && { language }),
  };
  if (Object.keys(data).length === 0) return;
  await deps.db.tx(async (tx) => {
    await tx.account.updateMany({ where: { id: accountId }, data });
    await publishAccount(deps, tx, [accountId]);
  });
}

/** In one line: it is shown inside other texts. */
function clean(typed: string | null, field: string): string | null {
  if (typed === null) return null;
  const text = oneLine(typed.toWellFormed());
  if (isBlank(text) || text.length > nameLimit) throw new DomainError("validation_failed", { field });
  return text;
}
