import {
  checkDayHours,
  checkWeekHours,
  hoursOfPeriods,
  isDate,
  isTimezone,
  specialHoursOverlap,
  weekDays,
  weekOfPeriods,
} from "@gotovo/domain";
import { z } from "zod";
import { customerCancel, instant, instantOut, line, text } from "../primitives.ts";

const problems = {
  overlap: "has hours that overlap",
  empty_range: "has a period that does not end after it begins, or is longer than a day",
  unordered: "has periods out of order",
  never_open: "must be open at some time; give null for a venue that is always open, or pause it",
} as const;

const opens = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day such as 08:00")
  .meta({ description: "By the venue's clocks", example: "08:00" });
const closes = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "must be a time of day such as 22:00, up to 24:00")
  .meta({ description: "On the next day when it is not after `opens`", example: "22:00" });

const period = z.object({ opens, closes });
const weekPeriod = z.object({ day: z.enum(weekDays), opens, closes });
const mostPeriods = 42;

const openingHours = z
  .array(z.strictObject(weekPeriod.shape))
  .max(mostPeriods)
  .superRefine((periods, context) => {
    const problem = checkWeekHours(weekOfPeriods(periods));
    if (problem) context.addIssue({ code: "custom", message: problems[problem] });
  })
  .nullable()
  .meta({
    description: `The usual week: at most ${mostPeriods} periods, which must not overlap, nor a night the next morning; days without one are closed. null: always open`,
  });

const date = z
  .string()
  .refine(isDate, "must be a day such as 2026-12-31")
  .meta({ format: "date", example: "2026-12-31" });

const specialDay = z
  .strictObject({
    from: date,
    to: date.optional().meta({ description: "The last day; `from` when absent", format: "date" }),
    name: line(1, 100).nullable().optional().meta({ description: "Shown to customers", example: "New Year" }),
    hours: z
      .array(z.strictObject(period.shape))
      .max(6)
      .meta({ description: "In place of the usual hours; an empty list: closed" }),
  })
  .superRefine(({ from, to = from, hours }, context) => {
    if (to < from) context.addIssue({ code: "custom", path: ["to"], message: "must not be before from" });
    const problem = checkDayHours(hoursOfPeriods(hours));
    if (problem) context.addIssue({ code: "custom", path: ["hours"], message: problems[problem] });
  })
  .meta({ id: "SpecialHoursInput" });

const specialHours = z
  .array(specialDay)
  .max(100)
  .refine(
    (days) => !specialHoursOverlap(days.map(({ from, to = from }) => ({ from, to, name: null, hours: [] }))),
    {
      error: "has two entries for the same day",
    },
  )
  .meta({ description: "Holidays and days with other hours; no two of them may share a day" });

const capacity = z
  .strictObject({
    unit: z.enum(["orders", "items"]),
    amount: z.int().min(1).max(1000),
    minutes: z.int().min(1).max(240),
  })
  .meta({ id: "Capacity", description: "So many orders or items in every stretch of so many minutes" });

const minutes = z.int().min(0).max(240);
const name = line(1, 100).meta({
  description: "As customers read it",
  example: "Corner Coffee, Main Street",
});
const timezone = line(1, 64)
  .refine(isTimezone, "must be the IANA name of a time zone, such as Europe/Moscow")
  .meta({ description: "IANA name", example: "Europe/Moscow" });

/** What POST and PATCH set; absent: as it is. */
const settings = {
  timezone: timezone.optional(),
  address: line(1, 300).nullable().optional(),
  pickup_instructions: text(1, 500)
    .nullable()
    .optional()
    .meta({ description: "Where and how orders are picked up" }),
  opening_hours: openingHours.optional(),
  special_hours: specialHours.optional(),
  prep_minutes: minutes.nullable().optional().meta({
    description: "How long an order usually takes; new orders without a time of their own get it. null: none",
  }),
  busy_minutes: minutes
    .optional()
    .meta({ description: "Busy mode: on top of every new promise. 0 ends it; it ends by itself at closing" }),
  busy_until: instant
    .optional()
    .meta({ description: "With `busy_minutes`: when busy mode ends, at closing at the latest" }),
  late_alert_minutes: minutes
    .optional()
    .meta({ description: "How long before the promise staff are warned of an order that is not ready" }),
  first_reminder_minutes: minutes
    .optional()
    .meta({ description: "After how many minutes a customer is reminded of an order that is ready; 0: not" }),
  second_reminder_minutes: minutes.optional().meta({ description: "When they are once more; 0: not" }),
  unfetched_minutes: minutes
    .min(1)
    .optional()
    .meta({ description: "After how many minutes staff are asked whether an order was not fetched" }),
  unheard_minutes: minutes.optional().meta({
    description:
      "After so many minutes of opening hours an order that nobody has started on is shown again with sound, then others are told, step by step. 0: never",
  }),
  unheard_cancel_minutes: minutes.min(1).nullable().optional().meta({
    description: "One still unheard after so many is canceled, once its customer was told. null: never",
  }),
  feedback_minutes: minutes
    .optional()
    .meta({ description: "How long after the hand-over a customer is asked how it was" }),
  customer_cancel: customerCancel.optional(),
  cancel_ask_minutes: minutes
    .optional()
    .meta({ description: "With `ask`: after how many minutes silence is a no" }),
  refunds: z.boolean().optional().meta({ description: "Customers are told that the café gives money back" }),
  refund_hours: z
    .int()
    .min(1)
    .max(720)
    .optional()
    .meta({ description: "After how many hours owners are told of a refund that nobody has made" }),
  capacity: capacity.nullable().optional().meta({ description: "What the venue can make; null: not said" }),
};

const busyTogether = {
  check: (body: { busy_minutes?: number | undefined; busy_until?: string | undefined }) =>
    body.busy_until === undefined || (body.busy_minutes ?? 0) > 0,
  words: { error: "needs busy_minutes above 0 beside it", path: ["busy_until"] },
};

export const createVenueRequest = z
  .strictObject({ name, ...settings })
  .refine(busyTogether.check, busyTogether.words)
  .meta({ id: "CreateVenueRequest" });

export const changeVenueRequest = z
  .strictObject({ name: name.optional(), ...settings })
  .refine(busyTogether.check, busyTogether.words)
  .meta({ id: "ChangeVenueRequest" });

export const venue = z
  .object({
    horeca_id: z.string(),
    name: z.string(),
    timezone: z.string(),
    address: z.string().nullable(),
    pickup_instructions: z.string().nullable(),
    opening_hours: z.array(weekPeriod).nullable().meta({ description: "null: always open" }),
    special_hours: z.array(
      z.object({
        from: z.string().meta({ format: "date" }),
        to: z.string().meta({ format: "date" }),
        name: z.string().nullable(),
        hours: z.array(period),
      }),
    ),
    prep_minutes: z.int().nullable(),
    busy_minutes: z.int(),
    busy_until: instantOut.nullable(),
    late_alert_minutes: z.int(),
    unheard_minutes: z.int(),
    unheard_cancel_minutes: z.int().nullable(),
    feedback_minutes: z.int(),
    first_reminder_minutes: z.int(),
    second_reminder_minutes: z.int(),
    unfetched_minutes: z.int(),
    customer_cancel: customerCancel,
    cancel_ask_minutes: z.int(),
    refunds: z.boolean(),
    refund_hours: z.int(),
    capacity: capacity.nullable(),
    paused_until: instantOut.nullable().meta({ description: "null: not paused" }),
    pause_reason: z.string().nullable(),
    availability_token: z.string().meta({
      description: "For `/v1/availability/{token}`, which needs no key",
      example: "8f1c0a52b7d94e0c9c1e5a6f3d2b7a10",
    }),
    created_at: instantOut,
  })
  .meta({ id: "Venue" });

export const venueAnswer = z
  .object({
    venue,
    availability_url: z.string().meta({
      description: "What the venue can promise now, for the site's own page: no key, any origin",
      example: "https://gotovo.example/v1/availability/8f1c0a52b7d94e0c9c1e5a6f3d2b7a10",
    }),
  })
  .meta({ id: "VenueAnswer" });

export const ownerInviteAnswer = z
  .object({
    owner_invite_url: z.string().nullable().meta({
      description:
        "Makes whoever opens it the venue's owner in the HoReCa bot; works once. null until the bot has started once",
      example: "https://t.me/GotovoHorecaBot?start=4pT0cJbHq2n8mVwXeR1s7A",
    }),
  })
  .meta({ id: "OwnerInvite" });

export const createdVenueAnswer = venueAnswer.extend(ownerInviteAnswer.shape).meta({ id: "CreatedVenue" });

export const listVenuesQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,3}$/, "must be an integer from 1 to 100")
    .transform(Number)
    .refine((value) => value >= 1 && value <= 100, "must be an integer from 1 to 100")
    .optional()
    .meta({ type: "integer", description: "Venues a page, 1 to 100; 50 when absent" }),
  cursor: text(1, 200).optional().meta({ description: "`next_cursor` of the page before" }),
});

export const venuePage = z
  .object({ venues: z.array(venue), next_cursor: z.string().nullable() })
  .meta({ id: "VenuePage" });

export type ChangeVenueRequest = z.infer<typeof changeVenueRequest>;
export type VenueView = z.infer<typeof venue>;
