import type { DayHours } from "@gotovo/domain";
import type { Texts } from "@gotovo/telegram";

const dayMinutes = 1440;

/** The hours of one day as people read them. */
export function rangesText(texts: Texts, hours: DayHours): string {
  const ranges = hours.map(([from, to]) =>
    from === 0 && to === dayMinutes
      ? texts.plain("hours-all-day")
      : `${clock(from)}\u2013${to === dayMinutes ? "24:00" : clock(to % dayMinutes)}`,
  );
  return ranges.length === 0 ? texts.plain("hours-closed") : ranges.join(", ");
}

function clock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
