import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { authIdOf } from "./auth-id.ts";
import { type AuthorizationRow, authorizationColumns } from "./authorization-row.ts";

/** A device that asks to be let in, as the account's other devices see it. */
export interface PendingVerify {
  readonly id: string;
  readonly authId: string;
  /** The session that asks for the key alone; null for a device that signs in. */
  readonly askedBy: string | null;
  /** Base64url. */
  readonly publicKey: string;
  readonly device: string;
  readonly address: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
}

const isOpen = Prisma.sql`z.approved_at is null and z.finished_at is null`;

/** Who waits for an answer of the account's devices, longest first. What a session asks is not for itself. */
export async function pendingVerifies(
  deps: Pick<Deps, "db" | "clock" | "keyring">,
  accountId: string,
): Promise<PendingVerify[]> {
  const rows = await deps.db.read<AuthorizationRow>(Prisma.sql`
    select ${authorizationColumns} from "authorization" z
    where z.account_id = ${accountId}::uuid and z.verify_at is not null and ${isOpen}
      and z.expires_at > ${deps.clock()}
    order by z.verify_at, z.id limit 10`);
  return rows.flatMap((row) =>
    row.publicKey === null || row.verifyAt === null
      ? []
      : [
          {
            id: row.id,
            authId: authIdOf(deps, row.id),
            askedBy: row.sessionId,
            publicKey: row.publicKey,
            device: row.device,
            address: row.address,
            askedAt: row.verifyAt,
            expiresAt: row.expiresAt,
          },
        ],
  );
}
