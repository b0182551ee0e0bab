import { Prisma } from "@gotovo/db";
import {
  createOrder,
  DomainError,
  firstPromise,
  heldBy,
  mergeMetadata,
  nextTick,
  noCancelRequest,
  noRefund,
  noWait,
  type OrderState,
  shortNumber,
} from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { eventInsert, type NewEvent, publishEvents } from "../events/append-event.ts";
import { newId, newToken } from "../ids.ts";
import { chatKey, publishChange, publishOrderAt, type StoredChatKey } from "../publish.ts";
import { chatsShowing } from "../shown-to.ts";
import { readQuote } from "../venue/availability/quote.ts";
import { type Buyer, type ExistingOrder, ensureBuyer } from "./ensure-buyer.ts";
import { findOrder } from "./find-order.ts";
import { hashOrder } from "./hash-order.ts";
import { orderEvent } from "./order-event.ts";
import type { PlaceOrderInput } from "./order-input.ts";
import type { OrderRow } from "./order-row.ts";
import { type IssuedPairing, preparePairingCode } from "./pairing/issue-code.ts";
import type { TelegramState } from "./pairing/link-of-order.ts";
import { storedJson, storedMetadata } from "./stored-details.ts";

export interface PlacedOrder {
  readonly order: OrderRow;
  /** How its customer stands with the customer bot; null for an order that was there before: ask `telegramStateOf`. */
  readonly telegram: TelegramState | null;
}

/**
 * Places an order of a merchant and, when its customer is not paired yet, issues a pairing code with it. The same
 * order sent again changes nothing and is answered as it is now. The hottest write of the API: two statements.
 * @throws DomainError `not_found` (no such venue of this merchant), `order_exists` (this id, another order)
 */
export async function placeOrder(
  deps: Deps,
  merchantId: string,
  input: PlaceOrderInput,
): Promise<PlacedOrder> {
  const requestHash = hashOrder(input);
  for (let attempt = 0; attempt < 3; attempt++) {
    const placed = await deps.db.sqlTx((tx) => placeOnce(deps, tx, merchantId, input, requestHash));
    if (placed !== null) return placed;
  }
  throw new DomainError("conflict");
}

/** Null when the same order was being placed at this very moment by someone else. */
async function placeOnce(
  deps: Deps,
  tx: Tx,
  merchantId: string,
  input: PlaceOrderInput,
  requestHash: string,
): Promise<PlacedOrder | null> {
  const found = await ensureBuyer(deps, tx, merchantId, input.venueId, input.orderId, input.customer ?? {});
  if (found.existing) {
    requireSame(found.existing, input.orderId, requestHash);
    const order = await findOrder(tx, { kind: "merchant", merchantId }, { id: found.existing.id });
    return { order, telegram: null };
  }
  const { buyer } = found;
  const order = newOrder(deps, merchantId, input, requestHash, buyer);
  const pairing = buyer.personId === null ? preparePairingCode(deps) : null;
  const written = await write(deps, tx, order, pairing);
  if (written.placed === 0) {
    await dropUnusedCustomer(tx, buyer.customerId);
    return null;
  }
  const tick = nextTick(order, order.createdAt);
  if (tick) await publishOrderAt(deps, tx, order.id, tick);
  publishEvents(deps, tx, merchantId);
  await publishChange(deps, tx, order, written.chats.map(chatKey));
  return { order, telegram: telegramState(pairing, written.chats) };
}

function requireSame(existing: ExistingOrder, externalId: string, requestHash: string): void {
  if (existing.requestHash === requestHash) return;
  const { status, version } = existing;
  throw new DomainError("order_exists", { order_id: externalId, status, version });
}

function newOrder(
  deps: Deps,
  merchantId: string,
  input: PlaceOrderInput,
  requestHash: string,
  buyer: Buyer,
): OrderRow {
  const now = deps.clock();
  const status = input.status ?? "placed";
  const quote = input.quoteId === undefined ? null : readQuote(deps, input.quoteId, input, now);
  const given = quote?.readyAt ?? input.promisedAt ?? null;
  // An order that is still being paid gets the venue's part of its promise when it becomes placed.
  const asGiven = status !== "placed" || quote?.outcome === "kept";
  const promisedAt = asGiven ? given : firstPromise(given, buyer, now);
  const state: OrderState = createOrder(status, now, promisedAt);
  return {
    ...state,
    ...buyer,
    ...noRefund,
    ...noCancelRequest,
    ...noWait,
    id: newId(deps),
    merchantId,
    externalId: input.orderId,
    number: input.number ?? shortNumber(input.orderId),
    items: input.items ?? null,
    description: input.description ?? null,
    total: input.total ?? null,
    currency: input.currency ?? null,
    note: input.note ?? null,
    pickup: input.pickup ?? null,
    metadata: mergeMetadata({}, input.metadata ?? null),
    unseen: null,
    soldOut: null,
    reachable: null,
    ticks: [],
    handoverCode: null,
    arrivedAt: null,
    quote: quote?.outcome ?? null,
    heldUntil: heldBy({ ...state, ...buyer }, now)?.until ?? null,
    repeatUrl: input.repeatUrl ?? null,
    trackToken: newToken(deps),
    requestHash,
    lateAlertedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

interface Written {
  placed: number;
  chats: (StoredChatKey & { readonly reachable: boolean })[];
}

/** Writes the order, its first event and its pairing code, and tells which chats have to show it. */
async function write(deps: Deps, tx: Tx, order: OrderRow, pairing: IssuedPairing | null): Promise<Written> {
  const rows = await tx.$queryRaw<Written[]>`
    with placed as (
      insert into "order" (id, merchant_id, venue_id, customer_id, test, external_id, number, status, items, description,
        total, currency, note, pickup, metadata, promised_at, placed_at, held_until, quote, repeat_url, track_token,
        request_hash, created_at, updated_at)
      values (${order.id}::uuid, ${order.merchantId}::uuid, ${order.venueId}::uuid, ${order.customerId}::uuid,
        ${order.test}, ${order.externalId}, ${order.number}, ${order.status}::order_status,
        ${storedJson(order.items)}::json, ${storedJson(order.description)}::json, ${order.total}, ${order.currency},
        ${order.note}, ${storedJson(order.pickup)}::jsonb, ${storedMetadata(order.metadata)}::json, ${order.promisedAt},
        ${order.placedAt}, ${order.heldUntil}, ${order.quote}, ${order.repeatUrl}, ${order.trackToken},
        ${order.requestHash}, ${order.createdAt}, ${order.updatedAt})
      on conflict (merchant_id, external_id) do nothing
      returning id, status, venue_id, merchant_id, customer_id, created_at, ${order.personId}::uuid as person_id),
    event as (${eventInsert(deps, [placedEvent(order)], Prisma.sql`placed`)}),
    code as (
      insert into pairing_code (id, merchant_id, order_id, customer_id, code_hash, token_hash, expires_at)
      select ${pairing?.id ?? null}::uuid, merchant_id, id, customer_id, ${pairing?.codeHash ?? null},
        ${pairing?.tokenHash ?? null}, ${pairing?.expiresAt ?? null}::timestamptz
      from placed where ${pairing !== null}
      on conflict do nothing),
    shown as (${chatsShowing(Prisma.sql`placed`)})
    select (select count(*)::int from placed) as placed,
      (select coalesce(json_agg(json_build_object('bot', bot, 'chatId', chat_id::text,
        'reachable', blocked_at is null)), '[]') from shown) as chats`;
  return rows[0] as Written;
}

function placedEvent(order: OrderRow): NewEvent {
  const actor = { kind: "merchant", id: null };
  return orderEvent(order, { type: "order.placed", actor, at: order.createdAt });
}

/** A customer row that was made for an order which somebody else placed first. */
async function dropUnusedCustomer(tx: Tx, customerId: string): Promise<void> {
  await tx.$executeRaw`
    delete from customer c where id = ${customerId}::uuid and site_user_id is null and person_id is null
      and not exists (select 1 from "order" o where o.customer_id = c.id)`;
}

function telegramState(pairing: IssuedPairing | null, chats: Written["chats"]): TelegramState {
  if (pairing) return { state: "unlinked", pairing };
  return {
    state: chats.some((chat) => chat.bot === "customer" && chat.reachable) ? "subscribed" : "blocked",
  };
}
