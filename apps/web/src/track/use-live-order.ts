import { useEffect, useRef, useState } from "preact/hooks";
import { randomId } from "../ui/random-id.ts";
import { openEvents, readOrder, renewCode, type TrackAddress } from "./api.ts";
import { createLiveOrder, type LiveOrder } from "./live-order.ts";
import type { LiveState } from "./live-state.ts";

/** The order at this address as it changes, and a way to ask for a new pairing code (throws when there is none). */
export function useLiveOrder(origin: string, token: string) {
  const [state, setState] = useState<LiveState>({ phase: "loading" });
  const live = useRef<LiveOrder | null>(null);
  useEffect(() => {
    const address: TrackAddress = { origin, token };
    const tracked = createLiveOrder(
      {
        read: (signal) => readOrder(address, signal),
        open: (handlers) => openEvents(address, handlers),
        now: Date.now,
        after: (milliseconds, callback) => {
          const timer = setTimeout(callback, milliseconds);
          return () => clearTimeout(timer);
        },
      },
      setState,
    );
    live.current = tracked;
    const wake = () => document.visibilityState === "visible" && tracked.wake();
    document.addEventListener("visibilitychange", wake);
    addEventListener("online", wake);
    return () => {
      document.removeEventListener("visibilitychange", wake);
      removeEventListener("online", wake);
      tracked.close();
    };
  }, [origin, token]);

  const renew = async () => {
    const reading = await renewCode({ origin, token }, randomId());
    if (reading) live.current?.accept(reading);
  };
  return { state, renew };
}
