/** Runs what it is given one after another, in the order of asking. */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>;

/** @returns a lane of its own */
export function createLane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    // Whoever asked is told of a failure; the next one does not.
    last = mine.catch(() => undefined);
    return mine;
  };
}
