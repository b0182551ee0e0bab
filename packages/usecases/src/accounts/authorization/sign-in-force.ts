import { DomainError, requireStep } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { Requester } from "../codes/requester.ts";
import type { Tokens } from "../sessions/open-session.ts";
import { factsOf, findAuthorization, lockAuthorization } from "./authorization-row.ts";
import { becomeSession } from "./become-session.ts";
import { useCode } from "./check-authorization-code.ts";

/**
 * auth.signInForce: signs in with the second code, without the key: the vault stays locked.
 * @throws DomainError `not_found`, `code_expired`, `phone_banned`, `authorization_step`, `code_invalid`,
 *   `too_many_attempts`
 */
export async function signInForce(
  deps: Deps,
  authId: string,
  typed: string,
  requester: Requester,
): Promise<Tokens> {
  const found = await findAuthorization(deps, authId);
  requireStep("signInForce", factsOf(found));
  const guess = { authId, typed, address: requester.address };
  return useCode(
    deps,
    guess,
    { row: found, codeId: found.forceCodeId, purpose: "force" },
    async (tx, cameByChat) => {
      const row = await lockAuthorization(deps, tx, authId);
      requireStep("signInForce", factsOf(row));
      if (row.accountId === null) throw new DomainError("authorization_step");
      if (row.forceCodeId !== found.forceCodeId) throw new DomainError("code_invalid");
      return becomeSession(deps, tx, row, {
        ...requester,
        accountId: row.accountId,
        hasKey: false,
        asksSame: !cameByChat,
      });
    },
  );
}
