import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { SignedIn } from "../find-account.ts";
import { lockAccount } from "../keys/lock-account.ts";
import { publishAccount } from "../publish-account.ts";
import { separateAccount } from "./separate-account.ts";

/**
 * The answer to "are you the same person?", which a session is asked that came by a code alone to an account that was
 * there before. Somebody else takes the phone along to an account of their own, with this session alone.
 * @throws DomainError `unauthorized`, `not_found` when it is not asked
 */
export async function answerSame(deps: Deps, who: SignedIn, same: boolean): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockAccount(deps, tx, who);
    const rows = await tx.$queryRaw<{ phone: string | null }[]>`
      update account_session s set asks_same = false from account a
      where s.id = ${who.sessionId}::uuid and a.id = s.account_id and a.id = ${who.accountId}::uuid and s.asks_same
        and s.revoked_at is null and s.expires_at > ${deps.clock()}
      returning a.phone`;
    const phone = rows[0]?.phone ?? null;
    if (phone === null) throw new DomainError("not_found");
    if (same) return publishAccount(deps, tx, [who.accountId]);
    const { id } = await separateAccount(deps, tx, phone);
    await tx.accountSession.update({ where: { id: who.sessionId }, data: { accountId: id, hasKey: false } });
    await publishAccount(deps, tx, [who.accountId, id]);
  });
}
