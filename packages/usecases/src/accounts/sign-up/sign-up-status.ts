import { Prisma } from "@gotovo/db";
import { maskPhone } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { accountIdOf } from "../open-account.ts";
import { browserHash } from "../otp/otp-session.ts";
import { signUpTokenHash } from "./sign-up-session.ts";

/** How far a sign-up is, as its browser may know. */
export type SignUpStatus =
  | { readonly status: "pending" | "contact_received" | "expired" }
  | {
      readonly status: "code_sent";
      /** Masked. */
      readonly phone: string;
      readonly customerId: string;
    };

interface Row {
  phone: string | null;
  codeId: string | null;
  accountId: string | null;
}

/** What only the browser that began a sign-up holds, besides the id in the link. */
export interface SignUpHolder {
  readonly sessionId: string;
  readonly browserSecret: string | null;
}

/**
 * Tells how far a sign-up is. It only reads, however often it is asked. For everybody but the browser that began it, and
 * when it is used, expired or unknown, it is `expired`.
 */
export async function signUpStatus(deps: Deps, holder: SignUpHolder): Promise<SignUpStatus> {
  if (holder.browserSecret === null) return { status: "expired" };
  const rows = await deps.db.read<Row>(Prisma.sql`
    select phone, code_id as "codeId", account_id as "accountId" from sign_up_session
    where token_hash = ${signUpTokenHash(deps.keyring, holder.sessionId)}
      and browser_hash = ${browserHash(deps.keyring, holder.browserSecret)}
      and used_at is null and expires_at > ${deps.clock()}`);
  const session = rows[0];
  if (!session) return { status: "expired" };
  const { phone, codeId, accountId } = session;
  if (phone === null) return { status: "pending" };
  if (codeId === null) return { status: "contact_received" };
  return {
    status: "code_sent",
    phone: maskPhone(phone),
    customerId: accountId ?? accountIdOf(deps, phone),
  };
}
