import { useMemo, useState } from "preact/hooks";
import { type Attempt, createOnce, idle } from "../session/once.ts";

/** One thing at a time, with how it stands: for a button or a small form. `run` answers whether it worked. */
export function useAttempt(): [Attempt, (run: () => Promise<void>) => Promise<boolean>] {
  const [attempt, show] = useState<Attempt>(idle);
  const run = useMemo(() => {
    const once = createOnce(Date.now, show);
    return async (what: () => Promise<void>) => {
      const worked = await once(what);
      if (worked) show(idle);
      return worked;
    };
  }, []);
  return [attempt, run];
}
