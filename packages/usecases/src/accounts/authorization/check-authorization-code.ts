import { type CodePurpose, codePolicies, DomainError, requireStep } from "@gotovo/domain";
import type { Deps, ModelTx } from "../../context.ts";
import { checkCode } from "../codes/check-code.ts";
import { type AuthorizationRow, factsOf, findAuthorization, lockAuthorization } from "./authorization-row.ts";
import { publishAuthorization } from "./publish-authorization.ts";

/** What a person typed as the code of an authorization. */
export interface AuthCodeGuess {
  readonly authId: string;
  readonly typed: string;
  readonly address: string;
}

/**
 * auth.checkCode: proves the phone with the first code. Only now it is told whether the phone has an account.
 * @throws DomainError `not_found`, `code_expired`, `phone_banned`, `code_invalid`, `too_many_attempts`
 */
export async function checkAuthorizationCode(deps: Deps, guess: AuthCodeGuess): Promise<boolean> {
  const found = await findAuthorization(deps, guess.authId);
  requireStep("checkCode", factsOf(found));
  return useCode(deps, guess, { row: found, codeId: found.codeId, purpose: "authorization" }, async (tx) => {
    const row = await lockAuthorization(deps, tx, guess.authId);
    requireStep("checkCode", factsOf(row));
    const account = await tx.account.findUnique({ where: { phone: row.phone }, select: { id: true } });
    const accountId = account?.id ?? null;
    await tx.authorization.update({ where: { id: row.id }, data: { checkedAt: deps.clock(), accountId } });
    await publishAuthorization(deps, tx, { id: row.id, accountId: null });
    return accountId !== null;
  });
}

/**
 * Uses one of an authorization's codes; with the last wrong one the authorization is over.
 * @throws DomainError `code_invalid`, `too_many_attempts`
 */
export async function useCode<T>(
  deps: Deps,
  { typed, address }: AuthCodeGuess,
  code: {
    readonly row: AuthorizationRow;
    readonly codeId: string | null;
    readonly purpose: Extract<CodePurpose, "authorization" | "force">;
  },
  then: (tx: ModelTx, cameByChat: boolean) => Promise<T>,
): Promise<T> {
  const { row, codeId, purpose } = code;
  if (codeId === null) throw new DomainError("code_invalid");
  try {
    return await checkCode(deps, { codeId, purpose, typed, address }, (tx, _, cameByChat) =>
      then(tx, cameByChat),
    );
  } catch (error) {
    if (error instanceof DomainError && error.code === "code_invalid")
      await dropIfSpent(deps, row, codeId, purpose);
    throw error;
  }
}

async function dropIfSpent(
  deps: Deps,
  { id }: AuthorizationRow,
  codeId: string,
  purpose: CodePurpose,
): Promise<void> {
  const now = deps.clock();
  await deps.db.tx(async (tx) => {
    const dropped = await tx.$queryRaw<{ id: string; accountId: string | null }[]>`
      update "authorization" z set expires_at = ${now} from one_time_code k
      where z.id = ${id}::uuid and k.id = ${codeId}::uuid and k.used_at is null
        and k.attempts >= ${codePolicies[purpose].attempts} and z.finished_at is null and z.expires_at > ${now}
      returning z.id, z.account_id as "accountId"`;
    for (const row of dropped) await publishAuthorization(deps, tx, row);
  });
}
