import { useMemo, useState } from "preact/hooks";
import { type Attempt, createOnce, idle } from "../session/once.ts";

/** One thing that a button does: `run` it, and how it stands. `run` answers whether it went well. */
export function useAttempt() {
  const [attempt, setAttempt] = useState<Attempt>(idle);
  const run = useMemo(() => {
    const once = createOnce(Date.now, setAttempt);
    return async (what: () => Promise<void>) => {
      const done = await once(what);
      if (done) setAttempt(idle);
      return done;
    };
  }, []);
  return { ...attempt, run };
}
