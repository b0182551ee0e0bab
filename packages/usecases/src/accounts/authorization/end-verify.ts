import type { Deps } from "../../context.ts";
import { publishAuthorization } from "./publish-authorization.ts";

/** The job that tells everyone who was asked about a new device that its time is over; `id` is the authorization row's. */
export interface VerifyEndJob {
  readonly id: string;
}

export const verifyEndQueue = "verify-end";

/** An authorization ends by time alone: whoever shows that it waits for an answer looks again. */
export async function endVerify(deps: Deps, id: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const row = await tx.authorization.findUnique({ where: { id }, select: { id: true, accountId: true } });
    if (row) await publishAuthorization(deps, tx, row);
  });
}
