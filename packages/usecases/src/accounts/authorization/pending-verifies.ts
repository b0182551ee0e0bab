import { Prisma } from "@gotovo/db";
import type { Deps } from "../../context.ts";
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

/** Of `"authorization" z`: it was asked about, and whoever answers now is heard. */
export function isAnswerable({ clock }: Pick<Deps, "clock">): Prisma.Sql {
  return Prisma.sql`z.verify_at is not null and z.approved_at is null and z.finished_at is null
    and z.expires_at > ${clock()} and not exists (select from phone_ban b where b.phone = z.phone)`;
}

/** Who waits for an answer of the account's devices, longest first. What a session asks is not for itself. */
export async function pendingVerifies(
  deps: Pick<Deps, "db" | "clock" | "keyring">,
  accountId: string,
): Promise<PendingVerify[]> {
  const rows = await deps.db.read<AuthorizationRow>(Prisma.sql`
    select ${authorizationColumns} from "authorization" z
    where z.account_id = ${accountId}::uuid and ${isAnswerable(deps)}
    order by z.verify_at, z.id limit 10`);
  return rows.flatMap((row) => pendingOf(deps, row));
}

export function pendingOf(deps: Pick<Deps, "keyring">, row: AuthorizationRow): PendingVerify[] {
  const { id, sessionId: askedBy, publicKey, device, address, verifyAt: askedAt, expiresAt } = row;
  if (publicKey === null || askedAt === null) return [];
  return [{ id, authId: authIdOf(deps, id), askedBy, publicKey, device, address, askedAt, expiresAt }];
}
