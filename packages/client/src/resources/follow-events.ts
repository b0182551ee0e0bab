import { createParser } from "eventsource-parser";
import { GotovoError } from "../errors.ts";
import type { Transport } from "../transport.ts";
import { waitAfter } from "../transport.ts";
import type { Event, EventType } from "../wire.ts";

/** The server says something every ten seconds: a connection that is silent for this long is dead. */
const silenceMs = 45_000;
/** Waits between attempts grow no further than this number of failures in a row. */
const failuresCounted = 5;

/** Where in the log to begin, and what to hear of. */
export interface EventStart {
  /** A `next_cursor`, or the id of the last event that you have handled. */
  readonly after?: string;
  /** Only these. */
  readonly types?: readonly EventType[];
}

/** What happens, over as many connections as it takes. @throws GotovoError when asking again makes no sense */
export async function* followEvents(
  transport: Transport,
  { after, types }: EventStart = {},
  signal?: AbortSignal,
): AsyncGenerator<Event, void, undefined> {
  let cursor = after;
  let failures = 0;
  while (!signal?.aborted) {
    try {
      for await (const { id, event } of connection(transport, { after: cursor, types }, signal)) {
        failures = 0;
        cursor = id ?? cursor;
        if (event) yield event;
      }
    } catch (error) {
      if (signal?.aborted) return;
      const pause = waitAfter(error, Math.min(failures++, failuresCounted));
      if (pause === undefined) throw error;
      await transport.sleep(pause, signal);
    }
  }
}

interface Message {
  readonly id: string | undefined;
  readonly event: Event | undefined;
}

async function* connection(
  transport: Transport,
  query: EventStart,
  outer: AbortSignal | undefined,
): AsyncGenerator<Message, void, undefined> {
  const controller = new AbortController();
  const close = () => controller.abort();
  if (outer?.aborted) close();
  outer?.addEventListener("abort", close);
  let alarm = setTimeout(close, silenceMs);
  try {
    const response = await transport.open({
      method: "GET",
      path: "/v1/events/stream",
      query: { ...query },
      headers: { accept: "text/event-stream" },
      signal: controller.signal,
    });
    const heard: Message[] = [];
    const parser = createParser({
      onEvent: ({ id, data }) => heard.push({ id, event: JSON.parse(data) as Event }),
      // Where the stream begins: without it, a cut before the first event would lose what happens meanwhile.
      onComment: (comment) => heard.push({ id: /^at (\d+)$/.exec(comment.trim())?.[1], event: undefined }),
    });
    for await (const text of textOf(response)) {
      clearTimeout(alarm);
      alarm = setTimeout(close, silenceMs);
      parser.feed(text);
      yield* heard.splice(0);
    }
  } catch (cause) {
    if (cause instanceof GotovoError) throw cause;
    throw new GotovoError("network", "The stream of events was cut", { cause });
  } finally {
    clearTimeout(alarm);
    outer?.removeEventListener("abort", close);
    close();
  }
}

/** Not the body's own iterator, which not every runtime has. */
async function* textOf({ body }: Response): AsyncGenerator<string, void, undefined> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) return;
    yield decoder.decode(value, { stream: true });
  }
}
