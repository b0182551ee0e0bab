import { Prisma } from "@gotovo/db";
import { DomainError, normalizeCode } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { takeAttempt } from "../../take-attempt.ts";
import { guesserOf, type PairingGuesser } from "./guesser.ts";
import { codeHash, tokenHash } from "./issue-code.ts";

/** What the bot names before it binds anything. */
export interface PairingOffer {
  readonly pairingId: string;
  readonly orderId: string;
  readonly number: string;
  readonly test: boolean;
  readonly venueName: string;
  readonly merchantName: string;
}

/** A code as it was typed, or the token of a link. */
export type PairingSecret = { readonly code: string } | { readonly token: string };

/**
 * Finds what a typed code or a deep-link token stands for, without using it up. Wrong, used and expired ones are
 * alike. A wrong typed code counts against the guesser, and when many people type wrong ones they wait sooner; a token has 128 bits, which nobody guesses: it
 * neither waits nor counts, so that wrong links can lock nobody's typed codes out, nor wrong codes the links.
 * @throws DomainError `code_invalid`, `too_many_attempts`
 */
export async function lookUpCode(
  deps: Deps,
  guesser: PairingGuesser,
  secret: PairingSecret,
  merchantId?: string,
): Promise<PairingOffer> {
  const attempt = "code" in secret ? await takeAttempt(deps, guesserOf(guesser)) : null;
  const offer = await findOffer(deps, secret, merchantId);
  if (!offer) {
    await attempt?.failed();
    throw new DomainError("code_invalid");
  }
  await attempt?.succeeded();
  return offer;
}

/** What a secret stands for, if it can still be used; nothing is counted. */
export async function findOffer(
  deps: Deps,
  secret: PairingSecret,
  merchantId: string | undefined,
): Promise<PairingOffer | null> {
  const named = namedBy(deps, secret);
  if (named === null) return null;
  const rows = await deps.db.prisma.$queryRaw<PairingOffer[]>`
    select k.id as "pairingId", o.id as "orderId", o.number, o.test, v.name as "venueName", m.name as "merchantName"
    from pairing_code k join "order" o on o.id = k.order_id join venue v on v.id = o.venue_id
    join merchant m on m.id = k.merchant_id
    where ${named} and k.redeemed_at is null and k.expires_at > ${deps.clock()}
      ${merchantId === undefined ? Prisma.empty : Prisma.sql`and k.merchant_id = ${merchantId}::uuid`}`;
  return rows[0] ?? null;
}

/** An order of the person's own that a secret of theirs stands for, used or expired as it may be. */
export async function findOwnOrder(
  deps: Deps,
  personId: string,
  secret: PairingSecret,
): Promise<string | null> {
  const named = namedBy(deps, secret);
  if (named === null) return null;
  const rows = await deps.db.prisma.$queryRaw<{ orderId: string }[]>`
    select o.id as "orderId" from pairing_code k join "order" o on o.id = k.order_id
    join customer c on c.id = o.customer_id where ${named} and c.person_id = ${personId}::uuid`;
  return rows[0]?.orderId ?? null;
}

/** Condition on `k`; null for what cannot be a code. */
function namedBy({ keyring }: Deps, secret: PairingSecret): Prisma.Sql | null {
  if ("token" in secret) return Prisma.sql`k.token_hash = ${tokenHash(keyring, secret.token)}`;
  const code = normalizeCode(secret.code);
  return code === null ? null : Prisma.sql`k.code_hash = ${codeHash(keyring, code)}`;
}
