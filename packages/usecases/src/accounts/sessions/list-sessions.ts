import { Prisma } from "@gotovo/db";
import type { Deps } from "../../context.ts";

export interface SessionRow {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly hasKey: boolean;
  readonly createdAt: Date;
  readonly usedAt: Date;
}

/** Where an account is signed in now, recently used ones first; at most 100. */
export async function listSessions(
  deps: Pick<Deps, "db" | "clock">,
  accountId: string,
): Promise<SessionRow[]> {
  return deps.db.read<SessionRow>(Prisma.sql`
    select id, device, address, has_key as "hasKey", created_at as "createdAt", used_at as "usedAt"
    from account_session
    where account_id = ${accountId}::uuid and revoked_at is null and expires_at > ${deps.clock()}
    order by used_at desc, id desc limit 100`);
}
