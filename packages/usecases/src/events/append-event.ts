import { Prisma } from "@gotovo/db";
import type { EventSubject, EventType } from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { newId } from "../ids.ts";

/**
 * Channel of `NOTIFY`: its payload is the merchant in whose log something was written and, while traces are kept, what wrote
 * it (`readNotice`).
 */
export const eventChannel = "event_written";

/** An event to be written. */
export interface NewEvent {
  /** Made anew unless given. */
  readonly id?: string | undefined;
  readonly merchantId: string;
  readonly type: EventType;
  readonly subject: EventSubject;
  /** The subject as the API answers it now, and what changed. */
  readonly data: object;
  /** It holds a wish or a name of an order's customer, which is erased with the person. */
  readonly personal?: boolean | undefined;
  readonly actor?: { readonly kind: string; readonly id: string | null } | undefined;
  readonly at: Date;
}

/**
 * An `insert` of events for every row of `changed`, in their order, for the statement that makes the change.
 * @param changed a relation of that statement: empty when nothing changed
 */
export function eventInsert(
  deps: Pick<Deps, "clock" | "random">,
  events: readonly NewEvent[],
  changed: Prisma.Sql,
): Prisma.Sql {
  const rows = events.map((event) => eventRow(deps, event, changed));
  return Prisma.sql`
    insert into event (id, merchant_id, type, subject_type, subject_id, data, test, personal, actor_kind, actor_id, at)
    ${Prisma.join(rows, " union all ")}`;
}

function eventRow(
  deps: Pick<Deps, "clock" | "random">,
  { id = newId(deps), merchantId, type, subject, data, personal = false, actor, at }: NewEvent,
  changed: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`
    select ${id}::uuid, ${merchantId}::uuid, ${type}, ${subject.type}, ${subject.id},
      ${JSON.stringify(data)}::json,
      exists (select from merchant where id = ${merchantId}::uuid and test_of is not null), ${personal}::boolean,
      ${actor?.kind ?? null}, ${actor?.id ?? null}::uuid, ${at}::timestamptz from ${changed}`;
}

/** Tells whoever reads the merchant's log that there is more, once the transaction has committed. */
export function publishEvents(deps: Pick<Deps, "db">, tx: Tx, merchantId: string): void {
  const cause = deps.db.trace?.current();
  deps.db.notify(tx, eventChannel, cause === undefined ? merchantId : `${merchantId} ${cause}`);
}

/** What a message of `eventChannel` says. */
export function readNotice(payload: string): {
  readonly merchantId: string;
  readonly cause: string | undefined;
} {
  const [merchantId = "", cause] = payload.split(" ");
  return { merchantId, cause };
}

/** Appends an event in the transaction that made it true, where no statement of a hot path does so itself. */
export async function appendEvent(deps: Deps, tx: Tx, event: NewEvent): Promise<void> {
  await tx.$executeRaw(eventInsert(deps, [event], Prisma.sql`(select 1) as one`));
  publishEvents(deps, tx, event.merchantId);
}
