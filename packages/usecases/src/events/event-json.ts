import { wireId } from "../ids.ts";
import type { StoredEvent } from "./list-events.ts";

/** An event as everybody outside gets it, as JSON. What it carries stands there as it was written. */
export function eventJson(event: Omit<StoredEvent, "position">): string {
  const { type, subjectType, subjectId, data, test, at } = event;
  const subject = JSON.stringify({ type: subjectType, id: subjectId });
  return `{"id":"${eventId(event.id)}","type":"${type}","at":"${at.toISOString()}","subject":${subject},"data":${data},"test":${test}}`;
}

/** `ev_…` */
export function eventId(id: string): string {
  return wireId("ev", id);
}
