import { createParser } from "eventsource-parser";

/** Hands on the events of a stream, one by one, until it ends or breaks (then it rejects), or `signal` is aborted. */
export async function readEvents(
  { body }: Response,
  signal: AbortSignal,
  onEvent: (name: string, data: string) => void,
): Promise<void> {
  const parser = createParser({ onEvent: ({ event, data }) => onEvent(event ?? "message", data) });
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done || signal.aborted) return;
    parser.feed(decoder.decode(value, { stream: true }));
  }
}
