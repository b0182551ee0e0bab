import { Prisma } from "@gotovo/db";
import type { Deps, Tx } from "../../context.ts";
import type { SignedIn } from "../find-account.ts";
import { lockAccount } from "../keys/lock-account.ts";
import { publishAccount } from "../publish-account.ts";
import type { Waiting } from "./begin-wait.ts";

const columns = { key: Prisma.sql`key_drop_at`, account: Prisma.sql`erase_at` } as const;

/**
 * What waits does not come true: ended from any of the account's devices. Where nothing waits it changes nothing.
 * @throws DomainError `unauthorized`
 */
export async function endWait(deps: Deps, who: SignedIn, what: Waiting): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockAccount(deps, tx, who);
    await end(deps, tx, what, Prisma.sql`id = ${who.accountId}::uuid`);
  });
}

/**
 * The same in the account's chat, or in the one that was the account's when the wait began.
 * @returns whether something was waiting
 */
export function endWaitInChat(deps: Deps, personId: string, what: Waiting): Promise<boolean> {
  return deps.db.tx((tx) =>
    end(deps, tx, what, Prisma.sql`(person_id = ${personId}::uuid or keeper_id = ${personId}::uuid)`),
  );
}

async function end(deps: Deps, tx: Tx, what: Waiting, which: Prisma.Sql): Promise<boolean> {
  const column = columns[what];
  const kept = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    update account set ${column} = null where ${which} and ${column} is not null returning id`);
  await publishAccount(
    deps,
    tx,
    kept.map(({ id }) => id),
  );
  return kept.length > 0;
}
