import { Prisma } from "@gotovo/db";
import { type AuthorizationState, authorizationState } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { authHashOf, authIdOf } from "./auth-id.ts";
import { type AuthorizationRow, authorizationColumns, factsOf } from "./authorization-row.ts";

/** An authorization as the new device is shown it. */
export interface AuthorizationView {
  readonly id: string;
  readonly authId: string;
  /** Null until the code is checked. */
  readonly userExists: boolean | null;
  readonly state: AuthorizationState;
  readonly expiresAt: Date;
  /** What the other device answered; null until it has. */
  readonly answer: {
    readonly accept: boolean;
    readonly publicKey: string | null;
    readonly userKeyEnc: string | null;
  } | null;
  /** Nothing more will come of it. */
  readonly isOver: boolean;
}

/**
 * Where an authorization is; null for one that is unknown, expired or became a session, and while its phone is banned.
 * One that was forbidden says so.
 */
export async function viewAuthorization(deps: Deps, authId: string): Promise<AuthorizationView | null> {
  const now = deps.clock();
  const rows = await deps.db.read<AuthorizationRow>(Prisma.sql`
    select ${authorizationColumns} from "authorization" z
    where z.auth_hash = ${authHashOf(deps, authId)} and z.expires_at > ${now}
      and not exists (select from phone_ban b where b.phone = z.phone)`);
  const row = rows[0];
  if (!row) return null;
  const facts = factsOf(row);
  const isForbidden =
    row.finishedAt !== null && row.approvedAt === null && (facts.isKeyRequest || row.sessionId === null);
  if (row.finishedAt !== null && !isForbidden) return null;
  const accepted = { accept: true, publicKey: row.answerKey, userKeyEnc: row.userKeyEnc };
  const refused = { accept: false, publicKey: null, userKeyEnc: null };
  return {
    id: row.id,
    authId: authIdOf(deps, row.id),
    userExists: facts.userExists,
    state: authorizationState(facts),
    expiresAt: row.expiresAt,
    answer: isForbidden ? refused : facts.approval === null ? null : accepted,
    isOver: isForbidden,
  };
}
