import type { Context } from "hono";
import type { Hub, OpenOptions, ReadState } from "./hub.ts";
import { streamHeaders } from "./stream-headers.ts";

/** Answers a request for server-sent events with a stream of `hub`; what the reader has seen already is spared. */
export async function answerStream(
  c: Context,
  hub: Hub,
  key: string,
  read: ReadState,
  {
    takePlace,
    ...options
  }: Omit<OpenOptions, "lastEventId" | "onClose"> & {
    /** Counts the stream while it is open (stream-caps.ts). */
    readonly takePlace?: () => () => void;
  } = {},
): Promise<Response> {
  if (c.req.method === "HEAD") return new Response(null, { headers: streamHeaders });
  const place = takePlace && { onClose: takePlace() };
  const stream = await hub.open(key, read, {
    ...options,
    ...place,
    lastEventId: c.req.header("last-event-id"),
  });
  return new Response(stream.body, { headers: streamHeaders });
}
