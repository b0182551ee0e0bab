import { useEffect, useState } from "preact/hooks";

/** The time by this browser's clock in Unix milliseconds, moving every second while it is needed. */
export function useNow(moving: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    if (!moving) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [moving]);
  return now;
}
