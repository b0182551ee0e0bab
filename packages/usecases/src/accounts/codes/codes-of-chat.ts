import { Prisma } from "@gotovo/db";
import { type CodePurpose, codePolicies } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { codeOf } from "./code-of.ts";

/** A code that is waiting to be entered, as its chat shows it. */
export interface ShownCode {
  readonly id: string;
  readonly purpose: CodePurpose;
  readonly code: string;
  readonly device: string;
  readonly address: string;
  readonly expiresAt: Date;
}

type Row = Omit<ShownCode, "code"> & { readonly digits: number; readonly attempts: number };

/** The codes that a chat with the customer bot shows now, oldest first. Only of the account whose chat it still is. */
export async function codesOfChat(
  deps: Pick<Deps, "db" | "clock" | "keyring">,
  chatId: bigint,
): Promise<ShownCode[]> {
  const rows = await deps.db.read<Row>(Prisma.sql`
    select k.id, k.purpose::text as purpose, k.digits, k.attempts, k.device, k.address, k.expires_at as "expiresAt"
    from one_time_code k
    join chat on chat.bot = 'customer' and chat.chat_id = k.chat_id
    join account a on a.person_id = chat.person_id and a.phone = k.phone
    where k.chat_id = ${chatId} and k.used_at is null and k.expires_at > ${deps.clock()}
    order by k.created_at limit 5`);
  return rows
    .filter(({ purpose, attempts }) => attempts < codePolicies[purpose].attempts)
    .map(({ digits, attempts: _, ...row }) => ({ ...row, code: codeOf(deps.keyring, row.id, digits) }));
}
