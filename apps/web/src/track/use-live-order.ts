import type { TrackedOrder } from "@gotovo/contract";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Tracker } from "./api.ts";
import { createLiveOrder, type LiveOrder } from "./live-order.ts";
import type { LiveState } from "./live-state.ts";

/**
 * A tracked order as it changes, a way to ask for a new pairing code (throws when there is none), and one to show what the
 * server has answered.
 * @param tracker the same one at each drawing, as long as the order is the same
 */
export function useLiveOrder(tracker: Tracker) {
  const [state, setState] = useState<LiveState>({ phase: "loading" });
  const live = useRef<LiveOrder | null>(null);
  useEffect(() => {
    const tracked = createLiveOrder(
      {
        read: tracker.read,
        open: tracker.open,
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
  }, [tracker]);

  const renew = async () => {
    const reading = await tracker.renew();
    if (reading) live.current?.accept(reading);
  };
  const accept = (order: TrackedOrder) => live.current?.accept({ order, serverTime: null });
  return { state, renew, accept };
}
