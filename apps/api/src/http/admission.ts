import { HttpProblem } from "./http-problem.ts";

/** How much a process takes on. */
export interface AdmissionLimits {
  /** Requests that are worked on at the same time. */
  readonly atOnce: number;
  /** Requests that may wait for their turn. */
  readonly waiting: number;
  /** Milliseconds that one may wait. */
  readonly longestMs: number;
}

/**
 * What a process does well.
 * @param connections that it keeps to its database
 */
export function admissionFor(connections: number): AdmissionLimits {
  return { atOnce: 4 * connections, waiting: 40 * connections, longestMs: 2_000 };
}

/**
 * A bounded queue before the API: what cannot be answered soon is refused at once and costs next to nothing, instead of
 * everything being answered late. Who asks much waits behind who asks little: each has a line, and lines take turns.
 */
export interface Admission {
  /** Takes a place, to be given back with `leave`; false when there is none now. */
  enter(): boolean;
  /**
   * Waits for a place.
   * @param who whose line to wait in
   * @throws HttpProblem `unavailable` when there will be none soon
   */
  wait(who: string): Promise<void>;
  leave(): void;
  /** How many wait. */
  waiting(): number;
}

interface Waiting {
  readonly admit: () => void;
  readonly refuse: () => void;
}

/** Opens the queue of one process. */
export function createAdmission({ atOnce, waiting: most, longestMs }: AdmissionLimits): Admission {
  /** The line whose turn is next comes first. */
  const lines = new Map<string, Waiting[]>();
  let running = 0;
  let waiting = 0;

  async function wait(who: string): Promise<void> {
    if (waiting >= most && !makeRoom(who)) throw overloaded();
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => () => {
        clearTimeout(timer);
        waiting--;
        act();
      };
      const entry = { admit: settle(resolve), refuse: settle(() => reject(overloaded())) };
      const timer = setTimeout(() => {
        remove(who, entry);
        entry.refuse();
      }, longestMs);
      waiting++;
      const line = lines.get(who);
      if (line) line.push(entry);
      else lines.set(who, [entry]);
    });
  }

  /** Refuses the last of the longest line; false when that is the line of `who`. */
  function makeRoom(who: string): boolean {
    const [longest, line] = [...lines].reduce((a, b) => (b[1].length > a[1].length ? b : a));
    if (line.length <= (lines.get(who)?.length ?? 0) + 1) return false;
    const last = line.at(-1) as Waiting;
    remove(longest, last);
    last.refuse();
    return true;
  }

  function remove(who: string, entry: Waiting): void {
    const line = lines.get(who) ?? [];
    line.splice(line.indexOf(entry), 1);
    if (line.length === 0) lines.delete(who);
  }

  return {
    enter() {
      if (running >= atOnce) return false;
      running++;
      return true;
    },
    wait,
    leave() {
      if (waiting === 0) return void running--;
      const [who, line] = lines.entries().next().value as [string, Waiting[]];
      const entry = line[0] as Waiting;
      remove(who, entry);
      // Its turn is over until the other lines have had theirs.
      if (lines.delete(who)) lines.set(who, line);
      entry.admit();
    },
    waiting: () => waiting,
  };
}

function overloaded(): HttpProblem {
  return new HttpProblem("unavailable", { detail: "More is asked at the moment than can be answered." });
}
