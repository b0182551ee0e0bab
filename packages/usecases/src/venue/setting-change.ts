import { Prisma } from "@gotovo/db";
import {
  type Capacity,
  type CustomerCancelPolicy,
  checkStatusText,
  DomainError,
  isTimezone,
  type OrderStatus,
  type SpecialHours,
  specialHoursOverlap,
  type WeekHours,
} from "@gotovo/domain";

/** What staff, or their café's server, set for a venue. */
export type SettingChange =
  | { readonly setting: "name"; readonly to: string }
  /** By its IANA name. */
  | { readonly setting: "timezone"; readonly to: string }
  | { readonly setting: "address"; readonly to: string | null }
  /** Where and how orders are picked up. */
  | { readonly setting: "pickup_instructions"; readonly to: string | null }
  /**
   * Minutes on top of every new promise; 0: off. Orders that are there keep theirs. It ends by itself, at closing at the
   * latest.
   */
  | { readonly setting: "busy_minutes"; readonly to: number; readonly until?: Date | undefined }
  /** How long an order usually takes: new ones without a promise of their own get it; null: they get none. */
  | { readonly setting: "prep_minutes"; readonly to: number | null }
  /** What the venue can make in every stretch of so many minutes; null: nobody has said. */
  | { readonly setting: "capacity"; readonly to: Capacity | null }
  /** How many minutes before the promise staff are warned of an order that is not ready. */
  | { readonly setting: "late_alert_minutes"; readonly to: number }
  /** After how many minutes a customer is reminded of an order that is ready, and once more; 0: not. */
  | { readonly setting: "first_reminder_minutes"; readonly to: number }
  | { readonly setting: "second_reminder_minutes"; readonly to: number }
  /** After how many minutes staff are asked whether an order was not fetched. */
  | { readonly setting: "unfetched_minutes"; readonly to: number }
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
  /** Holidays, and days with other hours. */
  | { readonly setting: "special_hours"; readonly to: readonly SpecialHours[] }
  /** What customers' cards say at a status, normalized (`normalizeTypedText`); null: the usual sentence. */
  | { readonly setting: "status_text"; readonly status: OrderStatus; readonly to: string | null };

/** What customers' cards show of a venue. */
export const shownToCustomers: readonly SettingChange["setting"][] = [
  "name",
  "timezone",
  "opening_hours",
  "special_hours",
  "customer_cancel",
  "status_text",
  "refunds",
  "address",
  "pickup_instructions",
];

/** What decides when a venue is open. */
export const movesHours: readonly SettingChange["setting"][] = ["timezone", "opening_hours", "special_hours"];

/** What decides when somebody is told that an order stands ready. */
export const movesWaits: readonly SettingChange["setting"][] = [
  "first_reminder_minutes",
  "second_reminder_minutes",
  "unfetched_minutes",
];

/** Hours of a setting at most: a month. */
const mostHours = 720;

/** Minutes of a setting at most: four hours. */
const mostMinutes = 240;

/**
 * Of `update venue set …`.
 * @throws DomainError `validation_failed` for what cannot be meant
 */
export function assignmentOf(change: SettingChange): Prisma.Sql {
  switch (change.setting) {
    case "name":
      return Prisma.sql`name = ${change.to}`;
    case "timezone":
      return Prisma.sql`timezone = ${required(change.to, isTimezone(change.to), "timezone")}`;
    case "address":
      return Prisma.sql`address = ${change.to}`;
    case "pickup_instructions":
      return Prisma.sql`pickup_instructions = ${change.to}`;
    case "busy_minutes":
      return Prisma.sql`busy_minutes = ${minutes(change.to)}`;
    case "prep_minutes":
      return Prisma.sql`prep_minutes = ${change.to === null ? null : minutes(change.to)}::int`;
    case "capacity":
      return Prisma.sql`capacity = ${json(change.to)}::jsonb`;
    case "late_alert_minutes":
      return Prisma.sql`late_alert_minutes = ${minutes(change.to)}`;
    case "first_reminder_minutes":
      return Prisma.sql`first_reminder_minutes = ${minutes(change.to)}`;
    case "second_reminder_minutes":
      return Prisma.sql`second_reminder_minutes = ${minutes(change.to)}`;
    case "unfetched_minutes":
      return Prisma.sql`unfetched_minutes = ${required(change.to, change.to > 0, "minutes") && minutes(change.to)}`;
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
      return Prisma.sql`opening_hours = ${json(change.to)}::jsonb`;
    case "special_hours": {
      const fits = !specialHoursOverlap(change.to);
      return Prisma.sql`special_hours = ${json(required(change.to, fits, "special_hours"))}::jsonb`;
    }
    case "status_text":
      return change.to === null
        ? Prisma.sql`status_texts = status_texts - ${change.status}::text`
        : Prisma.sql`status_texts = status_texts || jsonb_build_object(${change.status}::text, ${text(change.to)}::text)`;
    default:
      return change satisfies never;
  }
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function required<T>(value: T, fits: boolean, field: string): T {
  if (!fits) throw new DomainError("validation_failed", { field });
  return value;
}

function minutes(value: number): number {
  return required(value, Number.isInteger(value) && value >= 0 && value <= mostMinutes, "minutes");
}

function hours(value: number): number {
  return required(value, Number.isInteger(value) && value >= 1 && value <= mostHours, "hours");
}

function text(value: string): string {
  return required(value, checkStatusText(value) === null, "text");
}
