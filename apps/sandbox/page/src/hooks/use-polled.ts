import { useCallback, useEffect, useState } from "preact/hooks";

/** Reads something again and again while it is shown. @returns the newest answer and a way to read at once. */
export function usePolled<T>(
  read: () => Promise<T>,
  everyMs: number,
): [value: T | null, refresh: () => void] {
  const [value, setValue] = useState<T | null>(null);
  // An unreachable sandbox is shown by the page's own banner; here the last answer just stays.
  const refresh = useCallback(() => void read().then(setValue, () => undefined), [read]);
  useEffect(() => {
    refresh();
    const timer = setInterval(refresh, everyMs);
    return () => clearInterval(timer);
  }, [refresh, everyMs]);
  return [value, refresh];
}
