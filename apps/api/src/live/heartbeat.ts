const encoder = new TextEncoder();

/** Milliseconds between heartbeats. Pages give a stream up that tells nothing for 25 s. */
export const defaultHeartbeatMs = 10_000;

/**
 * A heartbeat as it goes over the wire, with the server's clock. It is an event, not a comment: scripts hear only events,
 * and a proxy that holds a stream back may write comments of its own. It has no id, so `Last-Event-ID` stays.
 */
export function heartbeatAt(now: Date): Uint8Array {
  return encoder.encode(`event: heartbeat\ndata: ${JSON.stringify({ at: now.toISOString() })}\n\n`);
}
