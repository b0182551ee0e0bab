import { setTimeout as sleep } from "node:timers/promises";
import { EventSourceParserStream } from "eventsource-parser/stream";

/** Where a merchant's log is read. */
export interface Log {
  /** Without a slash at its end. */
  readonly url: string;
  readonly apiKey: string;
  readonly types?: string | undefined;
}

/** What of an event is looked at here. */
export interface LogEvent {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly data?: { readonly change?: { readonly from?: unknown; readonly to?: unknown } };
}

/** An event, and its JSON exactly as it came. */
export interface Heard {
  readonly event: LogEvent;
  readonly body: string;
}

/** The server says no, and will say so again. */
export class ListenRefused extends Error {}

/** Later than everything: whoever asks for what comes after it gets nothing but the end of the log. */
const never = "2099-12-31T00:00:00Z";
const pageSize = 200;
/** The stream says something every 10 seconds; one that is silent for longer is not there any more. */
const silentMs = 30_000;
const pauses = [500, 1_000, 2_000, 5_000, 10_000, 30_000];

/**
 * A merchant's events from an instant on, or from now on, without end and without a gap: a stream that breaks is opened
 * again where it broke.
 * @param options `onBroken`: told why, and when it is tried again
 * @throws ListenRefused when the key is not taken, or something else is asked that the server refuses
 */
export async function* follow(
  log: Log,
  options: {
    readonly since: Date | null;
    readonly signal: AbortSignal;
    readonly onBroken: (why: string, seconds: number) => void;
  },
): AsyncGenerator<Heard> {
  const { since, signal, onBroken } = options;
  let cursor: string | null = null;
  let isBehind = true;
  for (let failures = 0; !signal.aborted; ) {
    try {
      while (isBehind) {
        const page: Page = await readPage(log, since, cursor, signal);
        for (const body of page.bodies) yield heard(body);
        cursor = page.cursor;
        isBehind = page.bodies.length === pageSize;
        failures = 0;
      }
      for await (const { id, body } of stream(log, cursor ?? "0", signal)) {
        failures = 0;
        cursor = id;
        yield heard(body);
      }
      throw new Error("it ended");
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ListenRefused) throw error;
      const pause = pauses[Math.min(failures++, pauses.length - 1)] ?? 0;
      onBroken(reasonOf(error), pause / 1000);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}

interface Page {
  readonly bodies: string[];
  readonly cursor: string;
}

async function readPage(
  log: Log,
  since: Date | null,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Page> {
  const query = {
    since: since?.toISOString() ?? never,
    limit: String(pageSize),
    ...(cursor !== null && { after: cursor }),
  };
  const response = await ask(log, "/v1/events", query, signal);
  const { events, next_cursor } = (await response.json()) as { events: LogEvent[]; next_cursor: string };
  return { bodies: events.map((event) => JSON.stringify(event)), cursor: next_cursor };
}

async function* stream(log: Log, cursor: string, signal: AbortSignal) {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new Error("it was silent")), silentMs);
  try {
    const either = AbortSignal.any([signal, silence.signal]);
    const response = await ask(log, "/v1/events/stream", { after: cursor }, either);
    const heartbeats = new TransformStream<string, string>({
      transform(chunk, controller) {
        timer.refresh();
        controller.enqueue(chunk);
      },
    });
    const events = response.body
      ?.pipeThrough(new TextDecoderStream())
      .pipeThrough(heartbeats)
      .pipeThrough(new EventSourceParserStream());
    for await (const { id, event, data } of events ?? []) {
      if (id !== undefined && id !== "" && event !== "heartbeat") yield { id, body: data };
    }
  } finally {
    clearTimeout(timer);
  }
}

async function ask(
  { url, apiKey, types }: Log,
  path: string,
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<Response> {
  const search = new URLSearchParams({ ...query, ...(types !== undefined && { types }) });
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await fetch(`${url}${path}?${search}`, { headers, signal });
  if (response.ok) return response;
  const text = await response.text();
  if (response.status === 401) throw new ListenRefused("The API key is unknown or revoked");
  if (response.status < 500 && response.status !== 429) throw new ListenRefused(`Refused: ${text}`);
  throw new Error(`it answered ${response.status}`);
}

function heard(body: string): Heard {
  return { event: JSON.parse(body) as LogEvent, body };
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
  return cause?.code ?? (error instanceof Error ? error.message : String(error));
}
