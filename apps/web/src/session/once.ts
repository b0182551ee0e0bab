import { type Problem, problemOf } from "./api-error.ts";

/** How a step of a flow stands: being sent, refused, or neither. */
export interface Attempt {
  readonly busy: boolean;
  readonly problem: Problem | null;
}

export const idle: Attempt = { busy: false, problem: null };

/**
 * Runs one thing at a time, however impatiently a button is pressed: `show` hears that it is being sent, then of what
 * went wrong. True when nothing did.
 */
export function createOnce(now: () => number, show: (attempt: Attempt) => void) {
  let busy = false;
  return async (run: () => Promise<void>): Promise<boolean> => {
    if (busy) return false;
    busy = true;
    show({ busy: true, problem: null });
    try {
      await run();
      return true;
    } catch (error) {
      show({ busy: false, problem: problemOf(error, now()) });
      return false;
    } finally {
      busy = false;
    }
  };
}
