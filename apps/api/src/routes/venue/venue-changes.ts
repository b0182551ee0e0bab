import type { ChangeVenueRequest } from "@gotovo/contract";
import { hoursOfPeriods, weekOfPeriods } from "@gotovo/domain";
import type { SettingChange } from "@gotovo/usecases/venue/change-setting";

/** What a request sets of a venue; what it does not name stays as it is. */
export function venueChanges(body: ChangeVenueRequest): SettingChange[] {
  const { name, timezone, address, pickup_instructions, opening_hours, special_hours, capacity } = body;
  const { prep_minutes, busy_minutes, busy_until, late_alert_minutes, feedback_minutes } = body;
  const changes: (SettingChange | false)[] = [
    name !== undefined && { setting: "name", to: name },
    timezone !== undefined && { setting: "timezone", to: timezone },
    address !== undefined && { setting: "address", to: address },
    pickup_instructions !== undefined && { setting: "pickup_instructions", to: pickup_instructions },
    opening_hours !== undefined && {
      setting: "opening_hours",
      to: opening_hours === null ? null : weekOfPeriods(opening_hours),
    },
    special_hours !== undefined && {
      setting: "special_hours",
      to: special_hours.map(({ from, to = from, name = null, hours }) => ({
        from,
        to,
        name,
        hours: hoursOfPeriods(hours),
      })),
    },
    prep_minutes !== undefined && { setting: "prep_minutes", to: prep_minutes },
    busy_minutes !== undefined && {
      setting: "busy_minutes",
      to: busy_minutes,
      until: busy_until === undefined ? undefined : new Date(busy_until),
    },
    late_alert_minutes !== undefined && { setting: "late_alert_minutes", to: late_alert_minutes },
    feedback_minutes !== undefined && { setting: "feedback_minutes", to: feedback_minutes },
    body.first_reminder_minutes !== undefined && {
      setting: "first_reminder_minutes",
      to: body.first_reminder_minutes,
    },
    body.second_reminder_minutes !== undefined && {
      setting: "second_reminder_minutes",
      to: body.second_reminder_minutes,
    },
    body.unfetched_minutes !== undefined && { setting: "unfetched_minutes", to: body.unfetched_minutes },
    body.customer_cancel !== undefined && { setting: "customer_cancel", to: body.customer_cancel },
    body.cancel_ask_minutes !== undefined && { setting: "cancel_ask_minutes", to: body.cancel_ask_minutes },
    body.refunds !== undefined && { setting: "refunds", to: body.refunds },
    body.refund_hours !== undefined && { setting: "refund_hours", to: body.refund_hours },
    capacity !== undefined && { setting: "capacity", to: capacity },
  ];
  return changes.filter((change) => change !== false);
}
