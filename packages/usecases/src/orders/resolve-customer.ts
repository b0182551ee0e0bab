import type { Deps, Tx } from "../context.ts";
import { newId } from "../ids.ts";

/** What a café's site says of who bought. */
export interface CustomerHint {
  readonly siteUserId?: string | undefined;
  readonly telegramUserId?: number | undefined;
  readonly phone?: string | undefined;
  readonly name?: string | undefined;
}

export interface ResolvedCustomer {
  id: string;
  /** Null until paired. */
  personId: string | null;
}

/**
 * The merchant's row for who bought, made when new. A Telegram id counts only when that person has paired with this
 * merchant before: an API key alone must not let anybody write to strangers.
 */
export async function resolveCustomer(
  deps: Deps,
  tx: Tx,
  merchantId: string,
  hint: CustomerHint,
): Promise<ResolvedCustomer> {
  const known =
    hint.telegramUserId === undefined ? null : await knownPerson(tx, merchantId, hint.telegramUserId);
  if (hint.siteUserId !== undefined) return upsertSiteUser(deps, tx, merchantId, hint, known);
  if (known) return bareCustomer(deps, tx, merchantId, known);
  const id = newId(deps);
  await tx.$executeRaw`
    insert into customer (id, merchant_id, name, phone)
    values (${id}::uuid, ${merchantId}::uuid, ${hint.name ?? null}, ${hint.phone ?? null})`;
  return { id, personId: null };
}

async function knownPerson(tx: Tx, merchantId: string, telegramUserId: number): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select p.id from person p join customer c on c.person_id = p.id
    where p.telegram_user_id = ${BigInt(telegramUserId)} and c.merchant_id = ${merchantId}::uuid limit 1`;
  return rows[0]?.id ?? null;
}

async function upsertSiteUser(
  deps: Deps,
  tx: Tx,
  merchantId: string,
  hint: CustomerHint,
  known: string | null,
): Promise<ResolvedCustomer> {
  const rows = await tx.$queryRaw<ResolvedCustomer[]>`
    insert into customer as c (id, merchant_id, site_user_id, person_id, name, phone)
    values (${newId(deps)}::uuid, ${merchantId}::uuid, ${hint.siteUserId}, ${known}::uuid, ${hint.name ?? null},
            ${hint.phone ?? null})
    on conflict (merchant_id, site_user_id) do update set
      name = coalesce(excluded.name, c.name), phone = coalesce(excluded.phone, c.phone),
      person_id = coalesce(c.person_id, excluded.person_id)
    returning id, person_id as "personId"`;
  return rows[0] as ResolvedCustomer;
}

/** The row that gathers a person's orders without a site user. */
export async function bareCustomer(
  deps: Deps,
  tx: Tx,
  merchantId: string,
  personId: string,
): Promise<ResolvedCustomer> {
  const rows = await tx.$queryRaw<ResolvedCustomer[]>`
    insert into customer as c (id, merchant_id, person_id, paired_at)
    values (${newId(deps)}::uuid, ${merchantId}::uuid, ${personId}::uuid, ${deps.clock()})
    on conflict (merchant_id, person_id) where site_user_id is null do update set person_id = excluded.person_id
    returning id, person_id as "personId"`;
  return rows[0] as ResolvedCustomer;
}
