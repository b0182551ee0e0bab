import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { placeAllEvents } from "../events/place-events.ts";
import { isUuid, readWireId } from "../ids.ts";
import { type EndpointRow, findEndpoint } from "./endpoint-row.ts";
import { subjectOf, takes } from "./expand-log.ts";
import { enqueueEndpoints } from "./wake.ts";

/** What is to be sent again. */
export type Replay =
  | { readonly eventId: string }
  | { readonly since: Date; readonly until?: Date | undefined }
  | { readonly failed: true };

const batch = 2_000;

/**
 * Has events sent again to an endpoint, behind what is on its way there already. What waits for another try is tried at
 * once instead.
 * @returns how many events will be sent
 * @throws DomainError `not_found`
 */
export async function replayEvents(
  deps: Deps,
  merchantId: string,
  wire: string,
  replay: Replay,
): Promise<number> {
  const endpoint = await deps.db.sqlTx((tx) => findEndpoint(tx, merchantId, wire));
  await placeAllEvents(deps);
  const chosen = choose(endpoint, replay);
  let events = 0;
  // In pieces, each with its own commit: whoever asks again after a kill doubles nothing that still waits.
  for (let after = 0n, found = batch; found === batch; ) {
    const piece = await sendAgain(deps, endpoint, chosen, after);
    events += piece.events;
    found = piece.events;
    after = piece.last ?? after;
  }
  if ("eventId" in replay && events === 0) throw new DomainError("not_found");
  return events;
}

/** Events `e` that are meant, all of them at their place in the endpoint's past: what is to come is not a replay. */
function choose({ id, types }: EndpointRow, replay: Replay): Prisma.Sql {
  if ("eventId" in replay) {
    const eventId = readWireId("ev", replay.eventId);
    return isUuid(eventId) ? Prisma.sql`e.id = ${eventId}::uuid` : Prisma.sql`false`;
  }
  const taken = takes(Prisma.sql`e`, id, types);
  if ("since" in replay)
    return Prisma.sql`e.at >= ${replay.since} and e.at < ${replay.until ?? new Date(8.64e15)}
      and e.position <= (select position from webhook_endpoint where id = ${id}::uuid) and ${taken}`;
  return Prisma.sql`(
    select state from webhook_delivery d where d.event_id = e.id and d.endpoint_id = ${id}::uuid
    order by d.id desc limit 1) = 'failed'`;
}

async function sendAgain(
  deps: Deps,
  endpoint: EndpointRow,
  chosen: Prisma.Sql,
  after: bigint,
): Promise<{ events: number; last: bigint | null }> {
  const now = deps.clock();
  return deps.db.sqlTx(async (tx) => {
    const rows = await tx.$queryRaw<{ events: number; last: bigint | null }[]>`
      with again as (
        select e.id, e.position, ${subjectOf(Prisma.sql`e`)} as subject from event e
        where e.merchant_id = ${endpoint.merchantId}::uuid and e.position > ${after} and ${chosen}
        order by e.position limit ${batch}),
      hurried as (
        update webhook_delivery d set next_at = ${now} from again
        where d.endpoint_id = ${endpoint.id}::uuid and d.event_id = again.id and d.state = 'pending'),
      made as (
        insert into webhook_delivery (endpoint_id, event_id, subject, next_at, created_at)
        select ${endpoint.id}::uuid, id, subject, ${now}::timestamptz, ${now}::timestamptz from again order by position
        on conflict (endpoint_id, event_id) where state = 'pending' do nothing)
      select count(*)::int as events, max(position) as last from again`;
    const piece = rows[0] ?? { events: 0, last: null };
    if (piece.events > 0 && endpoint.state === "enabled") await enqueueEndpoints(deps, tx, [endpoint]);
    return piece;
  });
}
