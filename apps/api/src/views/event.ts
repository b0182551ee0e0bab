import type { StoredEvent } from "@gotovo/usecases/events/list-events";

/** An event as JSON; what it carries stands there as it was written. */
export function eventJson(event: StoredEvent): string {
  const { type, subjectType, subjectId, data, test, at } = event;
  const subject = JSON.stringify({ type: subjectType, id: subjectId });
  return `{"id":"${eventId(event.id)}","type":"${type}","at":"${at.toISOString()}","subject":${subject},"data":${data},"test":${test}}`;
}

/** `ev_…` */
function eventId(id: string): string {
  return `ev_${id.replaceAll("-", "")}`;
}

/** Our id behind `ev_…`. */
export function readEventId(id: string): string {
  const hex = id.slice("ev_".length);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
