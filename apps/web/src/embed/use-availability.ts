import type { AvailabilityView } from "@gotovo/contract";
import { useEffect, useState } from "preact/hooks";

/** How often an open page asks. */
const everyMs = 30_000;
/** What is older than this is shown no more, if nothing newer comes. */
const staleMs = 300_000;

/**
 * What a café can promise, asked for again and again while the page is looked at, and at once when somebody comes back to
 * it. Null: not known (yet, or any more); `missing`: there is no such address.
 */
export function useAvailability(url: string): AvailabilityView | "missing" | null {
  const [found, setFound] = useState<AvailabilityView | "missing" | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let readAt = Number.NEGATIVE_INFINITY;
    let asking = false;

    async function ask(): Promise<void> {
      if (asking || document.hidden) return;
      asking = true;
      clearTimeout(timer);
      const answer = await read(url, stop.signal);
      asking = false;
      if (stop.signal.aborted) return;
      if (answer !== null) {
        readAt = Date.now();
        setFound(answer);
      } else if (Date.now() - readAt > staleMs) setFound(null);
      if (answer !== "missing") timer = setTimeout(ask, everyMs);
    }

    const onVisible = () => void ask();
    document.addEventListener("visibilitychange", onVisible);
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [url]);
  return found;
}

/** Null when there is no answer. */
async function read(url: string, signal: AbortSignal): Promise<AvailabilityView | "missing" | null> {
  try {
    const response = await fetch(url, { signal, credentials: "omit" });
    if (response.status === 404) return "missing";
    return response.ok ? ((await response.json()) as AvailabilityView) : null;
  } catch {
    return null;
  }
}
