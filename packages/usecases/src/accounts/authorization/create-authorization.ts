import { Prisma } from "@gotovo/db";
import { authorizationLifetimeMs, DomainError, sendPolicies } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { newId } from "../../ids.ts";
import { normalizePhone } from "../../normalize-phone.ts";
import type { Requester } from "../codes/requester.ts";
import { sendCode } from "../codes/send-code.ts";
import { browserHash, newBrowserSecret } from "../otp/otp-session.ts";
import { authHashOf, authIdOf } from "./auth-id.ts";

/**
 * auth.create: begins an authorization and sends the phone its code. Nothing shows whether the phone is registered.
 * @param ownSecret what this browser was given by an earlier `create`
 * @returns `browserSecret` is for this browser alone
 * @throws DomainError `phone_invalid`, `phone_banned`, `authorization_exists`, `too_many_attempts`
 */
export async function createAuthorization(
  deps: Deps,
  typedPhone: string,
  ownSecret: string | null,
  requester: Requester,
): Promise<{ readonly authId: string; readonly browserSecret: string }> {
  const phone = normalizePhone(typedPhone);
  await requireNone(deps, phone, ownSecret);
  const { secret, hash } = newBrowserSecret(deps);
  const id = newId(deps);
  const authId = authIdOf(deps, id);
  const now = deps.clock();
  const expiresAt = new Date(now.getTime() + authorizationLifetimeMs);
  try {
    await deps.db.tx(async (tx) => {
      const sent = await sendCode(deps, tx, {
        purpose: "authorization",
        phone,
        browserHash: hash,
        ...requester,
      });
      await tx.authorization.create({
        data: {
          id,
          authHash: authHashOf(deps, authId),
          browserHash: hash,
          phone,
          codeId: sent.id,
          ...requester,
          createdAt: now,
          expiresAt,
        },
      });
    });
  } catch (error) {
    // Another began one at the same moment: its code is why ours has to wait.
    if (error instanceof DomainError && error.code === "too_many_attempts")
      await requireNone(deps, phone, ownSecret);
    throw error;
  }
  return { authId, browserSecret: secret };
}

/** @throws DomainError `authorization_exists` when this browser has one for the phone, or anybody began one just now */
async function requireNone(deps: Deps, phone: string, ownSecret: string | null): Promise<void> {
  const now = deps.clock();
  const justNow = new Date(now.getTime() - sendPolicies.phone.spacingMs);
  const own = ownSecret === null ? null : browserHash(deps.keyring, ownSecret);
  const rows = await deps.db.prisma.$queryRaw<unknown[]>(Prisma.sql`
    select 1 from "authorization" z
    where z.phone = ${phone} and z.code_id is not null and z.finished_at is null and z.expires_at > ${now}
      and (z.created_at > ${justNow} or z.browser_hash = ${own}) limit 1`);
  if (rows.length > 0) throw new DomainError("authorization_exists");
}
