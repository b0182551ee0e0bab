import { useEffect, useRef, useState } from "preact/hooks";
import { lastingStream, openEventStream } from "../session/event-stream.ts";
import type { Session } from "../session/session.ts";

const path = "/v1/account/events";
/** How often the account is read again while other tabs have all the streams. */
const askMs = 10_000;

/** Every event of the account while the page is open; answers whether the stream is connected. */
export function useAccountEvents(
  session: Session,
  on: {
    readonly event: (name: string, data: unknown) => void;
    readonly stale: () => void;
    readonly end: () => void;
  },
): boolean {
  const [connected, setConnected] = useState(true);
  const latest = useRef(on);
  latest.current = on;
  useEffect(() => {
    let asking: ReturnType<typeof setInterval> | undefined;
    const stream = openEventStream(path, lastingStream(path, session.token), {
      onEvent: (name, data) => latest.current.event(name, data),
      onConnected(isConnected) {
        clearInterval(asking);
        setConnected(isConnected);
      },
      onQueued() {
        asking = setInterval(() => latest.current.stale(), askMs);
      },
      // A server without live events (404) is asked again only when the person comes back.
      onRefused: (status) => status === 401 && latest.current.end(),
    });
    const wake = () => document.visibilityState === "visible" && stream.wake();
    document.addEventListener("visibilitychange", wake);
    addEventListener("online", wake);
    return () => {
      document.removeEventListener("visibilitychange", wake);
      removeEventListener("online", wake);
      clearInterval(asking);
      stream.close();
    };
  }, [session]);
  return connected;
}
