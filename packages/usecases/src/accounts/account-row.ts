import { Prisma } from "@gotovo/db";

/** An account as use cases read it. */
export interface AccountRow {
  readonly id: string;
  /** Null once the phone has another owner. */
  readonly phone: string | null;
  readonly name: string | null;
  readonly nickname: string | null;
  readonly language: string | null;
  readonly inviteCode: string;
  readonly invitedById: string | null;
  readonly personId: string | null;
  readonly hasKey: boolean;
  readonly keySetAt: Date | null;
  /** When the key and the vault are forgotten, unless somebody keeps them. */
  readonly keyDropAt: Date | null;
  /** When all of it is erased, unless somebody keeps it. */
  readonly eraseAt: Date | null;
  readonly createdAt: Date;
}

/** Of `account a`. */
export const accountColumns = Prisma.sql`
  a.id, a.phone, a.name, a.nickname, a.language, a.invite_code as "inviteCode", a.invited_by_id as "invitedById",
  a.person_id as "personId", a.key_hash_sealed is not null as "hasKey", a.key_set_at as "keySetAt",
  a.key_drop_at as "keyDropAt", a.erase_at as "eraseAt", a.created_at as "createdAt"`;
