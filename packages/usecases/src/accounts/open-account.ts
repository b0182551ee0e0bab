import { Prisma } from "@gotovo/db";
import { inviteCodeFromBytes } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { type AccountRow, accountColumns } from "./account-row.ts";

/**
 * The account of a phone that has just been proven, created if there is none. A name that is there stays, and so does
 * the invite code, which is made once (docs/documents/otp-and-personal-area.md).
 */
export async function openAccount(
  deps: Deps,
  tx: Tx,
  proven: { readonly phone: string; readonly name?: string | null; readonly nickname?: string | null },
): Promise<AccountRow & { readonly isNew: boolean }> {
  const { phone, name = null, nickname = null } = proven;
  for (;;) {
    const known = await findByPhone(tx, phone);
    if (known) return { ...known, isNew: false };
    const inserted = await tx.$executeRaw`
      insert into account (id, phone, name, nickname, invite_code, created_at)
      select coalesce(
          (select wish from (values (${accountIdOf(deps, phone)}::uuid)) w(wish)
            where not exists (select from account where id = wish)), gen_random_uuid()),
        ${phone}, ${name}, ${nickname}, ${inviteCodeFromBytes(deps.random(16))}, ${deps.clock()}
      on conflict do nothing`;
    const made = await findByPhone(tx, phone);
    if (made) return { ...made, isNew: inserted > 0 };
    // The invite code was taken: try another.
  }
}

/**
 * The id of a phone's account. It is derived from the phone, so that it can be named before the account exists, and
 * naming it tells nobody whether it does.
 */
export function accountIdOf(deps: Pick<Deps, "keyring">, phone: string): string {
  const bytes = deps.keyring.hmac("account-id", phone).subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

async function findByPhone(tx: Tx, phone: string): Promise<AccountRow | null> {
  const rows = await tx.$queryRaw<AccountRow[]>(Prisma.sql`
    select ${accountColumns} from account a where a.phone = ${phone}`);
  return rows[0] ?? null;
}
