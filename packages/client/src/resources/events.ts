import type { RequestOptions } from "../options.ts";
import { type Paged, paged } from "../pages.ts";
import type { Transport } from "../transport.ts";
import type { Event, EventPage } from "../wire.ts";
import { type EventStart, followEvents } from "./follow-events.ts";

export interface EventFilter extends EventStart {
  /** Events a page, 1 to 1000; 100 by default. */
  readonly limit?: number;
}

/** `gotovo.events`: what happened, as one log that is kept for 30 days. */
export interface Events {
  /** What the log has, oldest first. */
  list(filter?: EventFilter, options?: RequestOptions): Paged<EventPage, Event>;
  /**
   * Everything from `after` on and then what happens, without end: a connection that is cut is opened again where it
   * was. Store the `id` of each event you have handled, and begin after it when your program starts again. Without
   * `after`, begins with what happens next. Ends when the loop is left or the signal says so.
   */
  follow(filter?: EventStart, options?: Pick<RequestOptions, "signal">): AsyncIterableIterator<Event>;
}

export function createEvents(transport: Transport): Events {
  return {
    list: (filter, options) =>
      paged(
        transport,
        { path: "/v1/events", cursor: "after", filter, options },
        (page: EventPage) => page.events,
        (page) => (page.events.length > 0 ? page.next_cursor : null),
      ),
    follow: (filter, options) => followEvents(transport, filter, options?.signal),
  };
}
