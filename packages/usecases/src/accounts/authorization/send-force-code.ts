import { DomainError, requireStep, sendPolicies } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { Requester } from "../codes/requester.ts";
import { sendCode } from "../codes/send-code.ts";
import { factsOf, lockAuthorization } from "./authorization-row.ts";

/**
 * auth.sendCode: sends a known person a second code, for those whose other devices do not answer. The one before is over.
 * @throws DomainError `not_found`, `code_expired`, `phone_banned`, `authorization_step`, `code_sent` (one was, less than
 *   30 seconds ago), `too_many_attempts`
 */
export async function sendForceCode(deps: Deps, authId: string, requester: Requester): Promise<void> {
  try {
    await deps.db.tx(async (tx) => {
      const row = await lockAuthorization(deps, tx, authId);
      requireStep("sendCode", factsOf(row));
      const { phone } = row;
      const sent = await sendCode(deps, tx, { purpose: "force", phone, browserHash: null, ...requester });
      if (row.forceCodeId !== null) {
        const usedAt = deps.clock();
        await tx.oneTimeCode.updateMany({ where: { id: row.forceCodeId, usedAt: null }, data: { usedAt } });
      }
      await tx.authorization.update({ where: { id: row.id }, data: { forceCodeId: sent.id } });
    });
  } catch (error) {
    throw isSpacing(error) ? new DomainError("code_sent", error.details) : error;
  }
}

function isSpacing(error: unknown): error is DomainError {
  if (!(error instanceof DomainError) || error.code !== "too_many_attempts") return false;
  return Number(error.details.retry_after) * 1000 <= sendPolicies.phone.spacingMs;
}
