import {
  codeFromBytes,
  codeLifetimeMs,
  DomainError,
  formatCode,
  isFinal,
  type OrderStatus,
} from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { newId } from "../../ids.ts";
import type { Keyring } from "../../keyring.ts";

/** What a site shows: a code to type and a token for the deep link. */
export interface PairingSecrets {
  /** As people read it: `K7FM-Q2XW-9P`. */
  readonly code: string;
  readonly token: string;
}

/**
 * The code and token of a row. They are derived from the row's id with the secret key, so that a tracking page can
 * show them again while the database alone gives nothing away.
 */
export function secretsOf(keyring: Keyring, pairingId: string): PairingSecrets {
  return {
    code: formatCode(codeFromBytes(keyring.hmac("pairing-code", pairingId))),
    token: keyring.hmac("pairing-token", pairingId).subarray(0, 16).toString("base64url"),
  };
}

/** How a code (normalized, without dashes) is looked up. */
export function codeHash(keyring: Keyring, normalized: string): string {
  return keyring.hmac("pairing-code-lookup", normalized).toString("base64url");
}

/** How a deep-link token is looked up. */
export function tokenHash(keyring: Keyring, token: string): string {
  return keyring.hmac("pairing-token-lookup", token).toString("base64url");
}

interface PairingTarget {
  readonly merchantId: string;
  readonly orderId: string;
  readonly customerId: string;
}

/** A code about to be written: what the site shows, and what is stored to find it by. */
export interface IssuedPairing extends PairingSecrets {
  readonly id: string;
  readonly codeHash: string;
  readonly tokenHash: string;
  readonly expiresAt: Date;
}

/** Makes up a pairing code; nothing is written yet. */
export function preparePairingCode(deps: Deps): IssuedPairing {
  const id = newId(deps);
  const secrets = secretsOf(deps.keyring, id);
  return {
    ...secrets,
    id,
    codeHash: codeHash(deps.keyring, secrets.code.replaceAll("-", "")),
    tokenHash: tokenHash(deps.keyring, secrets.token),
    expiresAt: new Date(deps.clock().getTime() + codeLifetimeMs),
  };
}

/** Writes a new pairing code for an order, part of the caller's transaction. */
async function insertPairingCode(deps: Deps, tx: Tx, target: PairingTarget): Promise<void> {
  const pairing = preparePairingCode(deps);
  await tx.$executeRaw`
    insert into pairing_code (id, merchant_id, order_id, customer_id, code_hash, token_hash, expires_at)
    values (${pairing.id}::uuid, ${target.merchantId}::uuid, ${target.orderId}::uuid, ${target.customerId}::uuid,
      ${pairing.codeHash}, ${pairing.tokenHash}, ${pairing.expiresAt})`;
}

/**
 * Makes sure that an order has a code with at least half of its life left. Older ones stay valid until they expire.
 * Nothing is issued for a finished order, nor for a paired customer unless it is asked for.
 */
export async function renewPairingCode(
  deps: Deps,
  orderId: string,
  { evenIfPaired = false }: { readonly evenIfPaired?: boolean } = {},
): Promise<void> {
  await deps.db.tx(async (tx) => {
    const rows = await tx.$queryRaw<(PairingTarget & { personId: string | null; status: OrderStatus })[]>`
      select o.merchant_id as "merchantId", o.id as "orderId", o.customer_id as "customerId",
             c.person_id as "personId", o.status::text as status
      from "order" o join customer c on c.id = o.customer_id where o.id = ${orderId}::uuid for update of o`;
    const order = rows[0];
    if (!order) throw new DomainError("not_found");
    if ((order.personId !== null && !evenIfPaired) || isFinal(order.status)) return;
    // Asked for only now that the order is locked: whoever held it before may just have issued one.
    const halfLife = new Date(deps.clock().getTime() + codeLifetimeMs / 2);
    const fresh = await tx.pairingCode.findFirst({
      where: { orderId, redeemedAt: null, expiresAt: { gt: halfLife } },
      select: { id: true },
    });
    if (!fresh) await insertPairingCode(deps, tx, order);
  });
}
