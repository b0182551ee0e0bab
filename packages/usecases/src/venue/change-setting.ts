import { Prisma } from "@gotovo/db";
import {
  type CustomerCancelPolicy,
  checkStatusText,
  DomainError,
  may,
  type OrderStatus,
  type WeekHours,
} from "@gotovo/domain";
import type { Deps, Tx } from "../context.ts";
import { appendEvent } from "../events/append-event.ts";
import { publishOrders } from "../publish.ts";
import { chatsShowingVenue } from "../shown-to.ts";
import { scheduleLateAlerts } from "./schedule-late-alerts.ts";
import type { StaffActor } from "./staff/find-staff.ts";

/** What staff set for their venue. */
export type SettingChange =
  /** Minutes on top of every new promise; 0: off. Orders that are there keep theirs. */
  | { readonly setting: "busy_minutes"; readonly to: number }
  /** How long an order usually takes: new ones without a promise of their own get it; null: they get none. */
  | { readonly setting: "prep_minutes"; readonly to: number | null }
  /** How many minutes before the promise staff are warned of an order that is not ready. */
  | { readonly setting: "late_alert_minutes"; readonly to: number }
  /** How many minutes after the hand-over a customer is asked how an order was. */
  | { readonly setting: "feedback_minutes"; readonly to: number }
  /** Until when customers may cancel; the buttons on their cards follow. */
  | { readonly setting: "customer_cancel"; readonly to: CustomerCancelPolicy }
  /** Policy `ask`: after how many minutes silence is a no. */
  | { readonly setting: "cancel_ask_minutes"; readonly to: number }
  /** Whether customers are told that the café gives money back. */
  | { readonly setting: "refunds"; readonly to: boolean }
  /** After how many hours owners are told of a refund that nobody has made. */
  | { readonly setting: "refund_hours"; readonly to: number }
  /** The report that owners and managers get at closing time. */
  | { readonly setting: "daily_report"; readonly to: boolean }
  /** When the venue is open, by its own clocks, as `readHours` of the domain gives it; null: always. */
  | { readonly setting: "opening_hours"; readonly to: WeekHours | null }
  /** What customers' cards say at a status, normalized (`normalizeTypedText`); null: the usual sentence. */
  | { readonly setting: "status_text"; readonly status: OrderStatus; readonly to: string | null };

/** What customers' cards show. */
const shownToCustomers: readonly SettingChange["setting"][] = ["customer_cancel", "status_text", "refunds"];

/** Hours of a setting at most: a month. */
const mostHours = 720;

/** Minutes of a setting at most: four hours. */
const mostMinutes = 240;

/**
 * Changes a setting of the actor's venue; all its staff see it at once, and customers what their cards show of it.
 * @throws DomainError `forbidden`, `validation_failed` for what cannot be meant
 */
export async function changeSetting(deps: Deps, staff: StaffActor, change: SettingChange): Promise<void> {
  const permission = change.setting === "busy_minutes" ? "busy_mode.switch" : "settings.manage";
  const assignment = assignmentOf(change);
  if (!may(staff.role, permission)) throw new DomainError("forbidden", { permission });
  const isOnCustomersCards = shownToCustomers.includes(change.setting);
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`update venue set ${assignment} where id = ${staff.venueId}::uuid`;
    if (change.setting === "late_alert_minutes") await scheduleLateAlerts(deps, tx, staff.venueId, change.to);
    await appendVenueChange(deps, tx, staff, change.setting);
    const orders = isOnCustomersCards ? await activeOrders(tx, staff.venueId) : [];
    await publishOrders(deps, tx, orders, await chatsShowingVenue(tx, staff.venueId));
  });
}

/** Of `update venue set …`. */
function assignmentOf(change: SettingChange): Prisma.Sql {
  switch (change.setting) {
    case "busy_minutes":
      return Prisma.sql`busy_minutes = ${minutes(change.to)}`;
    case "prep_minutes":
      return Prisma.sql`prep_minutes = ${change.to === null ? null : minutes(change.to)}::int`;
    case "late_alert_minutes":
      return Prisma.sql`late_alert_minutes = ${minutes(change.to)}`;
    case "feedback_minutes":
      return Prisma.sql`feedback_minutes = ${minutes(change.to)}`;
    case "customer_cancel":
      return Prisma.sql`customer_cancel = ${change.to}::customer_cancel`;
    case "cancel_ask_minutes":
      return Prisma.sql`cancel_ask_minutes = ${minutes(change.to)}`;
    case "refunds":
      return Prisma.sql`refunds = ${change.to}`;
    case "refund_hours":
      return Prisma.sql`refund_hours = ${hours(change.to)}`;
    case "daily_report":
      return Prisma.sql`daily_report = ${change.to}`;
    case "opening_hours":
      return Prisma.sql`opening_hours = ${change.to === null ? null : JSON.stringify(change.to)}::jsonb`;
    case "status_text":
      return change.to === null
        ? Prisma.sql`status_texts = status_texts - ${change.status}::text`
        : Prisma.sql`status_texts = status_texts || jsonb_build_object(${change.status}::text, ${text(change.to)}::text)`;
    default:
      return change satisfies never;
  }
}

function minutes(value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > mostMinutes)
    throw new DomainError("validation_failed", { field: "minutes" });
  return value;
}

function hours(value: number): number {
  if (!Number.isInteger(value) || value < 1 || value > mostHours)
    throw new DomainError("validation_failed", { field: "hours" });
  return value;
}

function text(value: string): string {
  if (checkStatusText(value) !== null) throw new DomainError("validation_failed", { field: "text" });
  return value;
}

async function activeOrders(tx: Tx, venueId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "order" where venue_id = ${venueId}::uuid and finished_at is null`;
  return rows.map(({ id }) => id);
}

/** The café's log tells which setting was changed, and all of them as they are now. */
async function appendVenueChange(
  deps: Deps,
  tx: Tx,
  { venueId, personId }: StaffActor,
  setting: SettingChange["setting"],
): Promise<void> {
  const rows = await tx.$queryRaw<{ merchantId: string; venue: object }[]>`
    select merchant_id as "merchantId", json_build_object('horeca_id', id, 'name', name, 'timezone', timezone,
      'opening_hours', opening_hours, 'prep_minutes', prep_minutes, 'busy_minutes', busy_minutes,
      'customer_cancel', customer_cancel,
      'cancel_ask_minutes', cancel_ask_minutes, 'refunds', refunds, 'refund_hours', refund_hours) as venue
    from venue where id = ${venueId}::uuid`;
  for (const { merchantId, venue } of rows) {
    await appendEvent(deps, tx, {
      merchantId,
      type: "venue.changed",
      subject: { type: "venue", id: venueId },
      data: { venue, change: { setting } },
      actor: { kind: "staff", id: personId },
      at: deps.clock(),
    });
  }
}
