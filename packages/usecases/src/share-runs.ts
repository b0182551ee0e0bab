interface Line<Result> {
  readonly over: Promise<void>;
  next?: Promise<Result>;
}

/**
 * Shares work that answers the same to everybody. While a run is under way, all who ask for the same get the one after it,
 * which begins when they have asked: so nobody is told what was true before, and a crowd costs as much as one who asks
 * again and again.
 *
 * @param nameOf what is asked for, as a text; the same text has the same answer
 * @param run its failure is that of all who share it
 */
export function shareRuns<Asked, Result>(
  nameOf: (asked: Asked) => string,
  run: (asked: Asked) => Promise<Result>,
): (asked: Asked) => Promise<Result> {
  const lines = new Map<string, Line<Result>>();

  function start(name: string, asked: Asked): Promise<Result> {
    const running = run(asked);
    const end = () => {
      if (!line.next) lines.delete(name);
    };
    const line: Line<Result> = { over: running.then(end, end) };
    lines.set(name, line);
    return running;
  }

  return (asked) => {
    const name = nameOf(asked);
    const line = lines.get(name);
    if (!line) return start(name, asked);
    line.next ??= line.over.then(() => start(name, asked));
    return line.next;
  };
}
