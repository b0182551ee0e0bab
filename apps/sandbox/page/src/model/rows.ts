import type { DisplayMessage } from "./state.ts";

/** What the list of messages draws, from top to bottom. */
export type Row =
  | { kind: "day"; key: string; date: number }
  | { kind: "service"; key: string; message: DisplayMessage }
  | {
      kind: "bubble";
      key: string;
      /** More than one: an album. */
      messages: DisplayMessage[];
      /** First and last of a run by one sender: where a name stands and where the bubble has its tail. */
      first: boolean;
      last: boolean;
    };

const runSeconds = 300;

/**
 * Groups messages (oldest first) into days, albums and runs.
 * @param dayOf names the day of a Unix time in seconds, in the reader's time zone.
 */
export function toRows(messages: DisplayMessage[], dayOf: (date: number) => string): Row[] {
  const rows: Row[] = [];
  let day = "";
  for (const message of messages) {
    const itsDay = dayOf(message.date);
    if (itsDay !== day) {
      day = itsDay;
      rows.push({ kind: "day", key: `day-${itsDay}`, date: message.date });
    }
    if (message.pinned_message_id !== undefined || message.service) {
      rows.push({ kind: "service", key: String(message.message_id), message });
      continue;
    }
    const above = rows.at(-1);
    if (above?.kind !== "bubble") {
      rows.push(bubble(message, true));
    } else if (message.media_group_id && above.messages[0]?.media_group_id === message.media_group_id) {
      above.messages.push(message);
    } else {
      const sameRun = continues(above.messages.at(-1), message);
      above.last = !sameRun;
      rows.push(bubble(message, !sameRun));
    }
  }
  return rows;
}

const bubble = (message: DisplayMessage, first: boolean): Row => ({
  kind: "bubble",
  key: String(message.message_id),
  messages: [message],
  first,
  last: true,
});

function continues(before: DisplayMessage | undefined, message: DisplayMessage): boolean {
  return before?.from.id === message.from.id && message.date - before.date <= runSeconds;
}
