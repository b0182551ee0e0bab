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

/**
 * Who waits in a chat with the customer bot, longest first: devices that sign in to the account of the chat's person.
 * Those that are signed in and ask for the key alone do not: a chat has none to give.
 */
export async function verifiesOfChat(
  deps: Pick<Deps, "db" | "clock" | "keyring">,
  chatId: bigint,
): Promise<PendingVerify[]> {
  const rows = await deps.db.read<AuthorizationRow>(Prisma.sql`
    select ${authorizationColumns} from chat
    join account a on a.person_id = chat.person_id
    join "authorization" z on z.account_id = a.id
    where chat.bot = 'customer' and chat.chat_id = ${chatId} and z.code_id is not null and ${isAnswerable(deps)}
    order by z.verify_at, z.id limit 5`);
  return rows.flatMap((row) => pendingOf(deps, row));
}

function pendingOf(deps: Pick<Deps, "keyring">, row: AuthorizationRow): PendingVerify[] {
  const { id, sessionId: askedBy, publicKey, device, address, verifyAt: askedAt, expiresAt } = row;
  if (publicKey === null || askedAt === null) return [];
  return [{ id, authId: authIdOf(deps, id), askedBy, publicKey, device, address, askedAt, expiresAt }];
}
