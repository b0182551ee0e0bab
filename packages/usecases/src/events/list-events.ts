import { Prisma } from "@gotovo/db";
import { DomainError, type EventType } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { isUuid } from "../ids.ts";
import { placeAllEvents } from "./place-events.ts";

/** An event as it stands in the log. */
export interface StoredEvent {
  readonly id: string;
  readonly position: bigint;
  readonly type: EventType;
  readonly subjectType: string;
  readonly subjectId: string;
  /** JSON, as it was written. */
  readonly data: string;
  readonly test: boolean;
  readonly at: Date;
}

export interface ListEventsInput {
  /** The place behind which to go on; 0: from the oldest that is kept. */
  readonly after: bigint;
  /** Only what became true then or later. */
  readonly since?: Date | undefined;
  readonly types?: readonly EventType[] | undefined;
  readonly limit: number;
}

const eventColumns = Prisma.sql`id, position, type, subject_type as "subjectType", subject_id as "subjectId",
  data::text as data, test, at`;

/** A merchant's events, oldest first, from a place in their log. What was committed before the call is among them. */
export async function listEvents(
  deps: Pick<Deps, "db">,
  merchantId: string,
  { after, since, types, limit }: ListEventsInput,
): Promise<StoredEvent[]> {
  await placeAllEvents(deps);
  return deps.db.read<StoredEvent>(Prisma.sql`
    select ${eventColumns} from event
    where merchant_id = ${merchantId}::uuid and position > ${after}
      and (${since ?? null}::timestamptz is null or at >= ${since ?? null}::timestamptz)
      and (${types ?? null}::text[] is null or type = any(${types ?? null}::text[]))
    order by position limit ${limit}`);
}

/** The place of the newest event of a merchant, 0 when there is none. */
export async function lastEventPosition(deps: Pick<Deps, "db">, merchantId: string): Promise<bigint> {
  await placeAllEvents(deps);
  return lastPlacedEvent(deps, merchantId);
}

/** The same, without those that have no place yet. */
export async function lastPlacedEvent(deps: Pick<Deps, "db">, merchantId: string): Promise<bigint> {
  const rows = await deps.db.read<{ last: bigint }>(
    Prisma.sql`select last from event_log where merchant_id = ${merchantId}::uuid`,
  );
  return rows[0]?.last ?? 0n;
}

/**
 * The place of one of a merchant's events.
 * @throws DomainError `not_found` also when it is not kept any more
 */
export async function eventPosition(deps: Pick<Deps, "db">, merchantId: string, id: string): Promise<bigint> {
  await placeAllEvents(deps);
  const rows = isUuid(id)
    ? await deps.db.read<{ position: bigint }>(
        Prisma.sql`select position from event where id = ${id}::uuid and merchant_id = ${merchantId}::uuid`,
      )
    : [];
  if (!rows[0]) throw new DomainError("not_found");
  return rows[0].position;
}
