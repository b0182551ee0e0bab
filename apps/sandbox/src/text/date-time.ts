import type { MessageEntity } from "../control/messages.ts";

/** What a format may ask for: how far from now, or weekday, date and time. */
const knownFormat = /^(?:r|w?[dD]?[tT]?)$/;

/** The entity of a marked date and time; undefined when the time or the format is none. */
export function dateTimeEntity(
  unix: string,
  format = "",
): Pick<MessageEntity, "type" | "unix_time" | "date_time_format"> | undefined {
  if (!/^\d{1,12}$/.test(unix) || !knownFormat.test(format)) return undefined;
  return { type: "date_time", unix_time: Number(unix), ...(format && { date_time_format: format }) };
}
