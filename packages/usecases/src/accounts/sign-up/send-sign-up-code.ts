import { DomainError } from "@gotovo/domain";
import type { Deps, ModelTx } from "../../context.ts";
import { sendCode } from "../codes/send-code.ts";
import { publishSignUp } from "./publish-sign-up.ts";

/** The job that sends the code of a sign-up whose phone had to wait for it. */
export interface SignUpCodeJob {
  readonly tokenHash: string;
}

export const signUpCodeQueue = "sign-up-code";

/**
 * Sends the code of a sign-up whose contact has come; once, however often it is asked. While sends to the phone are
 * rationed it is sent when the wait is over.
 * @throws DomainError `phone_banned`
 */
export async function sendSignUpCode(deps: Deps, tokenHash: string): Promise<void> {
  try {
    await deps.db.tx((tx) => send(deps, tx, tokenHash));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "too_many_attempts") throw error;
    const at = new Date(deps.clock().getTime() + Number(error.details.retry_after) * 1000);
    await deps.db.tx((tx) => deps.jobs.enqueueAt(tx, signUpCodeQueue, { tokenHash }, at));
  }
}

async function send(deps: Deps, tx: ModelTx, tokenHash: string): Promise<void> {
  const rows = await tx.$queryRaw<{ phone: string; device: string; address: string }[]>`
    select phone, device, address from sign_up_session
    where token_hash = ${tokenHash} and phone is not null and code_id is null and used_at is null
      and expires_at > ${deps.clock()} for update`;
  const session = rows[0];
  if (!session) return;
  const { id } = await sendCode(deps, tx, { purpose: "sign_up", browserHash: null, ...session });
  await tx.signUpSession.update({ where: { tokenHash }, data: { codeId: id } });
  publishSignUp(deps, tx, tokenHash);
}
