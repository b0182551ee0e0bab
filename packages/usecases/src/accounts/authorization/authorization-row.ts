import { Prisma } from "@gotovo/db";
import { type AuthorizationFacts, DomainError } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { authHashOf } from "./auth-id.ts";

/** An authorization as use cases read it. */
export interface AuthorizationRow {
  readonly id: string;
  readonly phone: string;
  readonly accountId: string | null;
  /** Of a key request: who asks. Of a sign-in: what it became. */
  readonly sessionId: string | null;
  readonly codeId: string | null;
  readonly forceCodeId: string | null;
  readonly device: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly checkedAt: Date | null;
  readonly publicKey: string | null;
  readonly verifyAt: Date | null;
  readonly approvedAt: Date | null;
  readonly answerKey: string | null;
  readonly userKeyEnc: string | null;
  readonly finishedAt: Date | null;
}

/** Of `"authorization" z`. */
export const authorizationColumns = Prisma.sql`
  z.id, z.phone, z.account_id as "accountId", z.session_id as "sessionId", z.code_id as "codeId",
  z.force_code_id as "forceCodeId", z.device, z.address, z.created_at as "createdAt", z.expires_at as "expiresAt",
  z.checked_at as "checkedAt", z.public_key as "publicKey", z.verify_at as "verifyAt", z.approved_at as "approvedAt",
  z.answer_key as "answerKey", z.user_key_enc as "userKeyEnc", z.finished_at as "finishedAt"`;

/** What the rules look at. */
export function factsOf(row: AuthorizationRow): AuthorizationFacts {
  const withKey = row.userKeyEnc === null ? "without_key" : "with_key";
  return {
    isKeyRequest: row.codeId === null,
    isChecked: row.checkedAt !== null,
    userExists: row.checkedAt === null ? null : row.accountId !== null,
    isVerifyAsked: row.verifyAt !== null,
    approval: row.approvedAt === null ? null : withKey,
    isForceCodeSent: row.forceCodeId !== null,
  };
}

type Read = Pick<Tx, "$queryRaw">;

/**
 * A living authorization by its `auth_id`.
 * @throws DomainError `not_found` (unknown, forbidden, served), `code_expired`, `phone_banned`
 */
export function findAuthorization(deps: Deps, authId: string): Promise<AuthorizationRow> {
  return find(deps, deps.db.prisma, authId, Prisma.empty);
}

/** The same, locked: of two at once the second sees what the first did. */
export function lockAuthorization(deps: Deps, tx: Tx, authId: string): Promise<AuthorizationRow> {
  return find(deps, tx, authId, Prisma.sql`for update`);
}

async function find(deps: Deps, db: Read, authId: string, lock: Prisma.Sql): Promise<AuthorizationRow> {
  const rows = await db.$queryRaw<(AuthorizationRow & { isBanned: boolean })[]>(Prisma.sql`
    select ${authorizationColumns}, exists (select from phone_ban b where b.phone = z.phone) as "isBanned"
    from "authorization" z where z.auth_hash = ${authHashOf(deps, authId)} ${lock}`);
  const row = rows[0];
  if (!row || row.finishedAt !== null) throw new DomainError("not_found");
  if (row.expiresAt <= deps.clock()) throw new DomainError("code_expired");
  if (row.isBanned) throw new DomainError("phone_banned");
  return row;
}
