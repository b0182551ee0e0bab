import { Prisma } from "@gotovo/db";
import {
  type CustomerCancelPolicy,
  isPaused,
  type Notifications,
  type Pace,
  pauseEnd,
  type StaffRole,
  type StatusTexts,
  type VenueTime,
} from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { venueTimeColumns } from "./venue-time.ts";

/** The settings of a venue, and of the member of staff who looks at them. */
export interface VenueSettings extends Pace, VenueTime {
  readonly venueName: string;
  readonly busyUntil: Date | null;
  /** When the venue opens next, after the hours that are open now; null: it has no such hours. */
  readonly nextShift: Date | null;
  readonly customerCancel: CustomerCancelPolicy;
  readonly lateAlertMinutes: number;
  readonly feedbackMinutes: number;
  readonly firstReminderMinutes: number;
  readonly secondReminderMinutes: number;
  readonly unfetchedMinutes: number;
  readonly cancelAskMinutes: number;
  readonly refunds: boolean;
  readonly refundHours: number;
  readonly statusTexts: StatusTexts;
  readonly dailyReport: boolean;
  readonly role: StaffRole;
  readonly onDuty: boolean;
  readonly notifications: Notifications;
}

/** The settings of the venue that a staff chat shows; null when its person does not work there. */
export async function settingsOfChat(
  deps: Pick<Deps, "db" | "clock">,
  chatId: bigint,
): Promise<VenueSettings | null> {
  const now = deps.clock();
  const [found] = await deps.db.read<Omit<VenueSettings, "nextShift">>(Prisma.sql`
    select v.name as "venueName", ${venueTimeColumns}, v.busy_until as "busyUntil",
      v.customer_cancel::text as "customerCancel", v.prep_minutes as "prepMinutes", v.busy_minutes as "busyMinutes",
      v.late_alert_minutes as "lateAlertMinutes", v.cancel_ask_minutes as "cancelAskMinutes", v.refunds,
      v.refund_hours as "refundHours", v.feedback_minutes as "feedbackMinutes",
      v.first_reminder_minutes as "firstReminderMinutes", v.second_reminder_minutes as "secondReminderMinutes",
      v.unfetched_minutes as "unfetchedMinutes", v.status_texts as "statusTexts", v.daily_report as "dailyReport",
      s.role::text as role, s.on_duty as "onDuty", s.notify as notifications
    from chat join staff s on s.venue_id = chat.venue_id and s.person_id = chat.person_id and s.removed_at is null
    join venue v on v.id = s.venue_id
    where chat.bot = 'horeca' and chat.chat_id = ${chatId}`);
  if (!found) return null;
  const paused = isPaused(found, now);
  return {
    ...found,
    pausedUntil: paused ? found.pausedUntil : null,
    nextShift: pauseEnd(found, "opening", now),
  };
}
