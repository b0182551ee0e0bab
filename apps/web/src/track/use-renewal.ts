import { useEffect, useRef, useState } from "preact/hooks";

export interface Renewal {
  readonly state: "idle" | "busy" | "failed";
  /** Asks for a new code now. */
  readonly ask: () => Promise<void>;
}

/** A code is changed for a new one so long before it ends that nobody begins to type one that will not do. */
const earlyMs = 60_000;

/**
 * Renews the code by itself while somebody looks at the page.
 * @param end when the present code ends, in the server's milliseconds; null when there is none
 */
export function useRenewal(end: number | null, now: number, renew: () => Promise<void>): Renewal {
  const [state, setState] = useState<Renewal["state"]>("idle");
  const asked = useRef<number | null>(null);
  const ask = async () => {
    setState("busy");
    try {
      await renew();
      setState("idle");
    } catch {
      // Said beside the button, when the old code has run out.
      setState("failed");
    }
  };
  const isDue = end !== null && end - now < earlyMs && document.visibilityState === "visible";
  useEffect(() => {
    // Once for each code, and once more when it has run out: the rest is the button's.
    if (!isDue || asked.current === end) return;
    asked.current = end;
    void ask();
  });
  return { state, ask };
}
