import { useEffect, useRef, useState } from "preact/hooks";
import { browserStream, openEventStream } from "../session/event-stream.ts";
import type { Session } from "../session/session.ts";

/** Every event of the account while the page is open; answers whether the stream is connected. */
export function useAccountEvents(
  session: Session,
  on: { readonly event: (name: string, data: unknown) => void; readonly end: () => void },
): boolean {
  const [connected, setConnected] = useState(true);
  const latest = useRef(on);
  latest.current = on;
  useEffect(() => {
    const stream = openEventStream("/v1/account/events", browserStream(session.token), {
      onEvent: (name, data) => latest.current.event(name, data),
      onConnected: setConnected,
      // A server without live events (404) is asked again only when the person comes back.
      onRefused: (status) => status === 401 && latest.current.end(),
    });
    const wake = () => document.visibilityState === "visible" && stream.wake();
    document.addEventListener("visibilitychange", wake);
    addEventListener("online", wake);
    return () => {
      document.removeEventListener("visibilitychange", wake);
      removeEventListener("online", wake);
      stream.close();
    };
  }, [session]);
  return connected;
}
