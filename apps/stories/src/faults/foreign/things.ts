import type { ChatDriver } from "@gotovo/sandbox/driver";
import type { MerchantJson } from "@gotovo/standalone/new-merchant";
import { insertInvite } from "@gotovo/usecases/venue/staff/create-invite";
import { openCafe } from "../../world/cafe.ts";
import type { Customer } from "../../world/customer.ts";
import { joinStaff } from "../../world/staff.ts";
import type { World } from "../../world/world.ts";

/** Everything of one venue that a button can name. */
export interface Things {
  readonly venue: string;
  /** An order that can still be moved, canceled and rated by nobody but its own people, and its version. */
  readonly order: string;
  readonly version: number;
  /** A delivered order that waits for feedback. */
  readonly delivered: string;
  readonly dialog: string;
  /** The customer of that dialog. */
  readonly person: string;
  readonly survey: string;
  readonly pairing: string;
  readonly quickAnswer: string;
  /** Where the customer is signed in. */
  readonly session: string;
  /** A device that signs in to the customer's account and waits to be let in. */
  readonly authorization: string;
  readonly invite: string;
  /** Members of its staff: the owner and a barista. */
  readonly members: readonly string[];
}

/** A venue with one of everything, and its people. */
export interface StockedVenue {
  readonly name: string;
  readonly things: Things;
  readonly owner: ChatDriver;
  readonly barista: ChatDriver;
  readonly customer: Customer;
  /** Another customer, with an order of their own. */
  readonly neighbour: Customer;
}

/** Makes one of everything at a venue of a merchant. Whatever belongs to it says the venue's name. */
export async function stockVenue(world: World, merchant: MerchantJson, index: number): Promise<StockedVenue> {
  const cafe = openCafe(merchant, world.place, index);
  const { name, horecaId: venue } = cafe;
  const { deps } = world;
  const idOf = async (text: string, values: unknown[] = []): Promise<string> => {
    const { rows } = await deps.db.pool.query<{ id: string }>(text, values);
    if (!rows[0]) throw new Error(`Nothing was found by ${text}`);
    return rows[0].id;
  };
  const owner = await joinStaff(world, cafe, `${name} owner`, "owner");
  const barista = await joinStaff(world, cafe, `${name} barista`);
  const customer = await world.customer(`${name} buyer`);
  const orders = [];
  for (const number of [`${name}-1`, `${name}-2`]) orders.push(await cafe.order({ customer, number }));
  const [open, delivered] = orders as [(typeof orders)[0], (typeof orders)[0]];
  await customer.pair(open);
  for (const status of ["in_progress", "ready", "delivered"] as const) await delivered.move(status);
  await customer.chat.say(`The secret of ${name}`);
  await owner.waitForText(`The secret of ${name}`);
  const neighbour = await world.customer(`${name} neighbour`);
  await neighbour.pair(await cafe.order({ customer: neighbour }));
  const stranger = await cafe.order({ customer: { site_user_id: `${name} stranger` }, number: `${name}-3` });
  await deps.db.tx((tx) => insertInvite(deps, tx, venue, "barista", null));

  const orderId = (external: string) => idOf('select id from "order" where external_id = $1', [external]);
  const dialog = await idOf("select id from dialog where venue_id = $1", [venue]);
  await deps.db.pool.query(
    `insert into feedback (order_id, venue_id, person_id, asked_at)
     select $1, $2, person_id, now() from dialog where id = $3 on conflict do nothing`,
    [await orderId(delivered.id), venue, dialog],
  );
  // A code that the café's server has entered in the customer's name: theirs alone to answer.
  await deps.db.pool.query(
    `insert into pairing_ask (merchant_id, telegram_user_id, pairing_id, expires_at)
     select merchant_id, $2, id, now() + interval '1 day' from pairing_code where order_id = $1`,
    [await orderId(stranger.id), customer.telegramId],
  );
  const { rows } = await deps.db.pool.query<{ id: string }>("select id from staff where venue_id = $1", [
    venue,
  ]);
  const session = await idOf(
    `with a as (
       insert into account (id, phone, invite_code, person_id)
       select gen_random_uuid(), '+7' || (9000000000 + floor(random() * 999999999)::bigint), substr(md5(id::text), 1, 6),
         person_id from dialog where id = $1 returning id)
     insert into account_session (id, account_id, device, address, created_at, used_at, expires_at)
     select gen_random_uuid(), id, 'Browser', '192.0.2.1', now(), now(), now() + interval '1 day' from a returning id`,
    [dialog],
  );
  const things: Things = {
    venue,
    order: await orderId(open.id),
    version: 1,
    delivered: await orderId(delivered.id),
    dialog,
    person: await idOf("select person_id as id from dialog where id = $1", [dialog]),
    survey: await idOf(
      `insert into dialog_survey (id, dialog_id, asked_at) values (gen_random_uuid(), $1, now()) returning id`,
      [dialog],
    ),
    pairing: await idOf("select id from pairing_code where order_id = $1", [await orderId(stranger.id)]),
    quickAnswer: await idOf(
      `insert into quick_answer (id, venue_id, title, text) values (gen_random_uuid(), $1, $2, $2) returning id`,
      [venue, `${name} answer`],
    ),
    session,
    authorization: await idOf(
      `insert into "authorization" (id, auth_hash, phone, account_id, code_id, device, address, created_at, expires_at,
         checked_at, public_key, verify_at)
       select gen_random_uuid(), a.id::text, a.phone, a.id, gen_random_uuid(), $2, '192.0.2.2', now(),
         now() + interval '1 day', now(), repeat('A', 43), now()
       from account_session s join account a on a.id = s.account_id where s.id = $1 returning id`,
      [session, `A browser of ${name}`],
    ),
    invite: await idOf("select id from staff_invite where venue_id = $1 and used_at is null", [venue]),
    members: rows.map(({ id }) => id),
  };
  return { name, things, owner, barista, customer, neighbour };
}
