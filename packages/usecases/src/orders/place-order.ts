import { createHash } from "node:crypto";
import { createOrder, DomainError, type InitialStatus, shortNumber } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { isUuid, newId, newToken } from "../ids.ts";
import { insertPairingCode } from "../pairing/issue-code.ts";
import { publishOrderAt, publishOrders } from "../publish.ts";
import { type CustomerHint, resolveCustomer } from "./resolve-customer.ts";

export interface PlaceOrderInput {
  readonly orderId: string;
  readonly horecaId: string;
  readonly number?: string | undefined;
  readonly status?: InitialStatus | undefined;
  readonly items?: unknown;
  readonly description?: unknown;
  readonly total?: number | undefined;
  readonly currency?: string | undefined;
  readonly promisedAt?: Date | undefined;
  readonly customer?: CustomerHint | undefined;
}

/**
 * Places an order of a merchant and, when its customer is not paired yet, issues a pairing code with it. The same
 * order sent again changes nothing.
 * @returns our id of the order
 * @throws DomainError `not_found` (no such venue of this merchant), `order_exists` (this id, another order)
 */
export async function placeOrder(deps: Deps, merchantId: string, input: PlaceOrderInput): Promise<string> {
  const requestHash = createHash("sha256").update(JSON.stringify(input)).digest("base64url");
  for (let attempt = 0; attempt < 3; attempt++) {
    const id = await deps.db.tx((tx) => placeOnce(deps, tx, merchantId, input, requestHash));
    if (id !== null) return id;
  }
  throw new DomainError("conflict");
}

/** Our id of the order; null when the same order was being placed at this very moment by someone else. */
async function placeOnce(
  deps: Deps,
  tx: Tx,
  merchantId: string,
  input: PlaceOrderInput,
  requestHash: string,
): Promise<string | null> {
  const existing = await findExisting(tx, merchantId, input);
  if (existing) return sameOrder(existing, input.orderId, requestHash);
  const customer = await resolveCustomer(deps, tx, merchantId, input.customer ?? {});
  const orderId = await insertOrder(deps, tx, merchantId, customer.id, input, requestHash);
  if (orderId === null) return null;
  if (customer.personId === null) {
    await insertPairingCode(deps, tx, { merchantId, orderId, customerId: customer.id });
  }
  if (input.promisedAt && input.promisedAt > deps.clock()) {
    await publishOrderAt(deps, tx, orderId, input.promisedAt);
  }
  await publishOrders(deps, tx, [orderId]);
  return orderId;
}

interface ExistingOrder {
  id: string;
  requestHash: string;
  status: string;
  version: number;
}

/** The order of this id, if there is one, after making sure that the venue is the merchant's own. */
async function findExisting(
  tx: Tx,
  merchantId: string,
  input: PlaceOrderInput,
): Promise<ExistingOrder | null> {
  const rows = isUuid(input.horecaId)
    ? await tx.$queryRaw<(ExistingOrder | { id: null })[]>`
        select o.id, o.request_hash as "requestHash", o.status::text as status, o.version
        from venue v left join "order" o on o.merchant_id = v.merchant_id and o.external_id = ${input.orderId}
        where v.id = ${input.horecaId}::uuid and v.merchant_id = ${merchantId}::uuid`
    : [];
  const row = rows[0];
  if (!row) throw new DomainError("not_found", { field: "horeca_id" });
  return row.id === null ? null : row;
}

function sameOrder(existing: ExistingOrder, externalId: string, requestHash: string): string {
  if (existing.requestHash === requestHash) return existing.id;
  const { status, version } = existing;
  throw new DomainError("order_exists", { order_id: externalId, status, version });
}

/** Writes the order and its first event; null when the merchant already has an order of this id. */
async function insertOrder(
  deps: Deps,
  tx: Tx,
  merchantId: string,
  customerId: string,
  input: PlaceOrderInput,
  requestHash: string,
): Promise<string | null> {
  const now = deps.clock();
  const id = newId(deps);
  const order = createOrder(input.status ?? "placed", now, input.promisedAt ?? null);
  const items = input.items === undefined ? null : JSON.stringify(input.items);
  const description = input.description === undefined ? null : JSON.stringify(input.description);
  const written = await tx.$executeRaw`
    with placed as (
      insert into "order" (id, merchant_id, venue_id, customer_id, external_id, number, status, items, description,
        total, currency, promised_at, placed_at, track_token, request_hash, created_at, updated_at)
      values (${id}::uuid, ${merchantId}::uuid, ${input.horecaId}::uuid, ${customerId}::uuid, ${input.orderId},
        ${input.number ?? shortNumber(input.orderId)}, ${order.status}::order_status, ${items}::jsonb,
        ${description}::jsonb, ${input.total ?? null}, ${input.currency ?? null}, ${order.promisedAt},
        ${order.placedAt}, ${newToken(deps)}, ${requestHash}, ${now}, ${now})
      on conflict (merchant_id, external_id) do nothing
      returning id, status)
    insert into order_event (order_id, version, kind, to_status, actor_kind, actor_id, at)
    select id, 1, 'placed', status, 'merchant', ${merchantId}::uuid, ${now} from placed`;
  return written === 0 ? null : id;
}
