import {
  type CustomerCancelPolicy,
  DomainError,
  type Pace,
  type StopList,
  type VenueTime,
} from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { isUuid, newId } from "../ids.ts";
import { isNationalForm, tryNormalizePhone } from "../normalize-phone.ts";
import { publishBuyers } from "../publish.ts";
import { sellerOf } from "../seller-of.ts";
import { type HandoverTerms, handoverTermColumns } from "../venue/handover-terms.ts";
import { venueTimeColumns } from "../venue/venue-time.ts";

/** What a café's site says of who bought. */
export interface CustomerHint {
  readonly siteUserId?: string | undefined;
  readonly telegramUserId?: number | undefined;
  readonly phone?: string | undefined;
  readonly name?: string | undefined;
}

/** Who buys, and where. */
export interface Buyer extends Pace, VenueTime, HandoverTerms {
  readonly customerId: string;
  readonly customerName: string | null;
  /** Null until paired. */
  readonly personId: string | null;
  readonly telegramUserId: bigint | null;
  readonly venueId: string;
  readonly venueName: string;
  readonly pauseReason: string | null;
  readonly stopList: StopList;
  readonly customerCancel: CustomerCancelPolicy;
  readonly lateAlertMinutes: number;
  readonly refunds: boolean;
  readonly refundHours: number;
  readonly cancelAskMinutes: number;
  readonly merchantName: string;
  /** Of a test side. */
  readonly test: boolean;
}

/** An order of the same id that the merchant has already. */
export interface ExistingOrder {
  readonly id: string;
  readonly requestHash: string;
  readonly status: string;
  readonly version: number;
}

/**
 * The merchant's row for who buys at one of its venues, made when new; or the order itself, when it is there already.
 * A Telegram id counts only when that person has paired with this merchant before: an API key alone must not let
 * anybody write to strangers.
 * @throws DomainError `not_found` when the venue is not the merchant's, `validation_failed` (`customer.phone`)
 */
export async function ensureBuyer(
  deps: Deps,
  tx: Tx,
  merchantId: string,
  venueId: string,
  externalId: string,
  hint: CustomerHint,
): Promise<{ existing: ExistingOrder } | { existing: null; buyer: Buyer }> {
  if (!isUuid(venueId)) throw new DomainError("not_found", { field: "horeca_id" });
  const { siteUserId = null, name = null } = hint;
  const phone = hint.phone === undefined ? null : await readPhone(tx, merchantId, venueId, hint.phone);
  const known =
    hint.telegramUserId === undefined ? null : await knownPerson(tx, merchantId, hint.telegramUserId);
  const bare =
    siteUserId === null && known !== null ? await ensureBareCustomer(deps, tx, merchantId, known) : null;
  const rows = await tx.$queryRaw<(Buyer & { existing: ExistingOrder | null; formerPhone: string | null })[]>`
    with sold_at as (
      select v.id as "venueId", v.name as "venueName", ${venueTimeColumns}, ${handoverTermColumns}, v.customer_cancel::text as "customerCancel",
        v.prep_minutes as "prepMinutes", v.busy_minutes as "busyMinutes", v.late_alert_minutes as "lateAlertMinutes",
        v.stop_list as "stopList", v.refunds, v.refund_hours as "refundHours", v.cancel_ask_minutes as "cancelAskMinutes",
        m.name as "merchantName", m.test_of is not null as test
      from merchant m join venue v on v.merchant_id = coalesce(m.test_of, m.id)
      where m.id = ${merchantId}::uuid and v.id = ${venueId}::uuid),
    former as (
      select c.phone from customer c
      where c.merchant_id = ${merchantId}::uuid and c.site_user_id = ${siteUserId} and c.phone <> ${phone}),
    existing as (
      select o.id, o.request_hash, o.status, o.version from "order" o
      where o.merchant_id = ${merchantId}::uuid and o.external_id = ${externalId}),
    buyer as (
      insert into customer as c (id, merchant_id, site_user_id, person_id, name, phone)
      select ${newId(deps)}::uuid, ${merchantId}::uuid, ${siteUserId}, ${known}::uuid, ${name}, ${phone} from sold_at
      where ${bare === null} and not exists (select from existing)
      on conflict (merchant_id, site_user_id) do update set
        name = coalesce(excluded.name, c.name), phone = coalesce(excluded.phone, c.phone),
        person_id = coalesce(c.person_id, excluded.person_id)
      returning id, person_id, name)
    select sold_at.*, coalesce(buyer.id, ${bare}::uuid) as "customerId", coalesce(buyer.name, p.name) as "customerName",
      (select phone from former) as "formerPhone", p.id as "personId", p.telegram_user_id as "telegramUserId",
      case when existing.id is not null then json_build_object('id', existing.id, 'requestHash', existing.request_hash,
        'status', existing.status, 'version', existing.version) end as existing
    from sold_at left join existing on true left join buyer on true
    left join person p on p.id = coalesce(buyer.person_id, ${known}::uuid)`;
  const found = rows[0];
  if (!found) throw new DomainError("not_found", { field: "horeca_id" });
  const { existing, formerPhone, ...buyer } = found;
  // Whoever has the phone that stood there before is offered this customer's orders no more.
  if (!existing && formerPhone !== null) await publishBuyers(deps, tx, { phones: [formerPhone] });
  return existing ? { existing } : { existing, buyer };
}

/** In E.164, so that whoever has proven the phone finds the order. */
async function readPhone(tx: Tx, merchantId: string, venueId: string, typed: string): Promise<string> {
  const rows = isNationalForm(typed)
    ? await tx.$queryRaw<{ timezone: string }[]>`
        select timezone from venue where id = ${venueId}::uuid and merchant_id = ${sellerOf(merchantId)}`
    : [];
  const phone = tryNormalizePhone(typed, rows[0]?.timezone);
  if (phone === null) throw new DomainError("validation_failed", { field: "customer.phone" });
  return phone;
}

async function knownPerson(tx: Tx, merchantId: string, telegramUserId: number): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select p.id from person p join customer c on c.person_id = p.id
    where p.telegram_user_id = ${BigInt(telegramUserId)} and c.merchant_id = ${merchantId}::uuid limit 1`;
  return rows[0]?.id ?? null;
}

/** Our id of the row that gathers a person's orders without a site user. */
export async function ensureBareCustomer(
  deps: Deps,
  tx: Tx,
  merchantId: string,
  personId: string,
): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into customer as c (id, merchant_id, person_id, paired_at)
    values (${newId(deps)}::uuid, ${merchantId}::uuid, ${personId}::uuid, ${deps.clock()})
    on conflict (merchant_id, person_id) where site_user_id is null do update set person_id = excluded.person_id
    returning id`;
  return (rows[0] as { id: string }).id;
}
