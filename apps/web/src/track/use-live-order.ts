import type { TrackedOrder } from "@gotovo/contract";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Tracker } from "./api.ts";
import { createLiveOrder, type LiveOrder } from "./live-order.ts";
import type { LiveState } from "./live-state.ts";

/** Does something to the order and shows what the server answered. Throws what `work` throws. */
export type Act = (work: () => Promise<TrackedOrder>) => Promise<void>;

/**
 * A tracked order as it changes, a way to ask for a new pairing code (throws when there is none), and one to do something
 * to it.
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
    const take = live.current?.ask();
    const reading = await tracker.renew();
    if (reading) take?.(reading);
  };
  const act: Act = async (work) => {
    const take = live.current?.ask();
    const order = await work();
    take?.({ order, serverTime: null });
  };
  return { state, renew, act };
}
