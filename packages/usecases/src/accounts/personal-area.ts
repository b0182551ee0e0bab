import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { isLive, type SignedIn } from "./find-account.ts";

/** The personal area as docs/documents/otp-and-personal-area.md has it. */
export interface PersonalArea {
  /** Empty once the phone has another owner. */
  readonly phone: string;
  readonly inviteCode: string;
  /** The invite code that was activated. */
  readonly invitedBy: string | null;
  /** Phones of those who activated this account's invite code, oldest first. */
  readonly followers: readonly string[];
}

/**
 * Reads the personal area and, in the same query, whether the session still lives.
 * @throws DomainError `unauthorized` when it does not
 */
export async function personalArea(deps: Pick<Deps, "db" | "clock">, who: SignedIn): Promise<PersonalArea> {
  const rows = await deps.db.read<PersonalArea>(Prisma.sql`
    select coalesce(a.phone, '') as phone, a.invite_code as "inviteCode",
      (select i.invite_code from account i where i.id = a.invited_by_id) as "invitedBy",
      coalesce((select json_agg(f.phone order by f.invited_at, f.id) from account f
        where f.invited_by_id = a.id and f.phone is not null),
        '[]') as followers
    from account a where ${isLive(deps, who)}`);
  const area = rows[0];
  if (!area) throw new DomainError("unauthorized");
  return area;
}
