import type { Deps } from "../context.ts";
import { publishAccount } from "./publish-account.ts";

export interface ProfileChange {
  readonly name?: string | null | undefined;
  readonly nickname?: string | null | undefined;
  readonly language?: string | null | undefined;
}

/** Changes what a person says of themselves; what is not named stays. */
export async function changeProfile(deps: Deps, accountId: string, change: ProfileChange): Promise<void> {
  const data = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Record<string, string | null>;
  if (Object.keys(data).length === 0) return;
  await deps.db.tx(async (tx) => {
    await tx.account.updateMany({ where: { id: accountId }, data });
    await publishAccount(deps, tx, [accountId]);
  });
}
