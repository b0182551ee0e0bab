/** Time as the flows of a screen need it: a test brings its own. */
export interface Clock {
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls back once after this many milliseconds; returns how to cancel. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

export const browserClock: Clock = {
  now: Date.now,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
