import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Problem, problemOf } from "../session/api-error.ts";

/** Something read from the server. While it is read again, or cannot be, what was read before is still shown. */
export interface Resource<T> {
  readonly data: T | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
  /** Shows what an answer just said. */
  readonly put: (data: T) => void;
}

/** Reads at once and whenever `version` changes. Of answers that cross, the newest question's counts. */
export function useResource<T>(read: () => Promise<T>, version: number): Resource<T> {
  const [data, setData] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const newest = useRef(0);
  const latestRead = useRef(read);
  latestRead.current = read;
  const put = useCallback((fresh: T) => {
    newest.current++;
    setData(fresh);
    setProblem(null);
  }, []);
  const reload = useCallback(async () => {
    const question = ++newest.current;
    try {
      const fresh = await latestRead.current();
      if (question === newest.current) put(fresh);
    } catch (error) {
      if (question === newest.current) setProblem(problemOf(error, Date.now()));
    }
  }, [put]);
  useEffect(() => void reload(), [reload, version]);
  return { data, problem, reload: () => void reload(), put };
}
