import { useEffect, useState } from "preact/hooks";

/** The server's present time in milliseconds, again every `every` milliseconds. */
export function useNow(every: number, skew: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now + skew;
}
