import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { signUpTokenHash } from "./sign-up-session.ts";

/** A sign-up that waits for a contact, as the person who opens its link is shown it. */
export interface WaitingSignUp {
  readonly tokenHash: string;
  readonly name: string;
  readonly device: string;
  readonly address: string;
}

/**
 * The sign-up of a link into the bot (`/start tg_…`).
 * @throws DomainError `code_expired` when it is over, used, has its contact, or never was
 */
export async function findSignUp(
  deps: Pick<Deps, "db" | "clock" | "keyring">,
  sessionId: string,
): Promise<WaitingSignUp> {
  const rows = await deps.db.read<WaitingSignUp>(Prisma.sql`
    select token_hash as "tokenHash", name, device, address from sign_up_session
    where token_hash = ${signUpTokenHash(deps.keyring, sessionId)} and used_at is null and contact_at is null
      and expires_at > ${deps.clock()}`);
  const signUp = rows[0];
  if (!signUp) throw new DomainError("code_expired");
  return signUp;
}
