import { DomainError, invitePolicy, maskPhone, normalizeInviteCode } from "@gotovo/domain";
import type { Deps, ModelTx, Tx } from "../context.ts";
import { countUse, requireRoom } from "../take-attempt.ts";
import { publishAccount } from "./publish-account.ts";

/** Who invites, as the invited person is told before they say yes. */
export interface Inviter {
  readonly id: string;
  /** Their name, else their phone, masked. */
  readonly name: string;
}

/**
 * Who invites an account with this code. Nothing is recorded, and the inviter learns nothing.
 * @throws DomainError `too_many_attempts`, `already_invited`, `invite_code_unknown`, `invited_oneself`, `invited_in_a_circle`
 */
export async function findInviter(deps: Deps, accountId: string, typed: string): Promise<Inviter> {
  return countingUnknown(deps, accountId, async (tx) => {
    const { id, name, phone } = await inviterOf(tx, accountId, typed);
    return { id, name: name ?? maskPhone(phone ?? "") };
  });
}

/**
 * Records who invited an account, once (docs/documents/otp-and-personal-area.md): from then on the inviter sees its phone.
 * One activation at a time in the whole deployment: two at once could close a circle that neither of them sees.
 * @throws DomainError `too_many_attempts`, `already_invited`, `invite_code_unknown`, `invited_oneself`, `invited_in_a_circle`
 */
export async function activateInvite(deps: Deps, accountId: string, typed: string): Promise<void> {
  await countingUnknown(deps, accountId, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('gotovo:invites', 0))`;
    const inviter = await inviterOf(tx, accountId, typed);
    await tx.account.update({
      where: { id: accountId },
      data: { invitedById: inviter.id, invitedAt: deps.clock() },
    });
    await publishAccount(deps, tx, [accountId, inviter.id]);
  });
}

/**
 * A code that is nobody's counts for the account that tries it: six letters could be found by trying.
 * @throws DomainError `too_many_attempts` also for a right one, then: whoever tries many has no right one
 */
async function countingUnknown<T>(
  deps: Deps,
  accountId: string,
  work: (tx: ModelTx) => Promise<T>,
): Promise<T> {
  const counter = { scope: `invites:account:${accountId}`, policy: invitePolicy };
  try {
    return await deps.db.tx(async (tx) => {
      await requireRoom(deps, tx, counter);
      return work(tx);
    });
  } catch (error) {
    if (error instanceof DomainError && error.code === "invite_code_unknown")
      await deps.db.tx((tx) => countUse(deps, tx, [counter]));
    throw error;
  }
}

async function inviterOf(tx: ModelTx, accountId: string, typed: string) {
  const own = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  if (own.invitedById !== null) throw new DomainError("already_invited");
  const inviteCode = normalizeInviteCode(typed);
  const inviter = inviteCode === null ? null : await tx.account.findUnique({ where: { inviteCode } });
  if (!inviter) throw new DomainError("invite_code_unknown");
  if (inviter.id === accountId) throw new DomainError("invited_oneself");
  if (await isInvitedBy(tx, inviter.id, accountId)) throw new DomainError("invited_in_a_circle");
  return inviter;
}

/** True when `accountId` was invited by `by`, or by somebody whom `by` has invited, and so on. */
async function isInvitedBy(tx: Tx, accountId: string, by: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    with recursive chain as (
      select invited_by_id as id from account where id = ${accountId}::uuid
      union select a.invited_by_id from chain join account a on a.id = chain.id)
    select 1 from chain where id = ${by}::uuid`;
  return rows.length > 0;
}
