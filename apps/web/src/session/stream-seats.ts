/** Waits for its turn; answers with how to give it back. Rejects when the signal is aborted. */
export type TakeSeat = (signal: AbortSignal) => Promise<() => void>;

export interface Seats {
  /** A seat that is free now, or null. */
  readonly takeFree: () => Promise<(() => void) | null>;
  readonly take: TakeSeat;
}

/**
 * Browsers open six HTTP/1.1 connections to a server, over all tabs of a site. Streams that stay open take up to four; the
 * rest is for everything else, and whoever gets no seat asks now and then instead.
 */
export const seatCount = 4;
const seatName = (index: number) => `gotovo-stream-${index}`;

/** The seats of all tabs of this browser on this site. */
function lockSeats(locks: Pick<LockManager, "request">): Seats {
  function sit(index: number, options: LockOptions): Promise<(() => void) | null> {
    return new Promise((resolve, reject) => {
      locks
        .request(seatName(index), options, (lock) => {
          if (lock === null) return resolve(null);
          return new Promise<void>((release) => resolve(release));
        })
        .catch(reject);
    });
  }

  return {
    async takeFree() {
      for (let index = 0; index < seatCount; index++) {
        const release = await sit(index, { ifAvailable: true });
        if (release) return release;
      }
      return null;
    },
    async take(signal) {
      const search = new AbortController();
      const either = AbortSignal.any([signal, search.signal]);
      const queues = Array.from({ length: seatCount }, (_, index) => sit(index, { signal: either }));
      const first = await Promise.any(queues).catch(() => {
        throw signal.reason;
      });
      search.abort();
      // Another may have become free in the same moment.
      for (const queue of queues)
        queue.then(
          (release) => release !== first && release?.(),
          () => {},
        );
      return first as () => void;
    },
  };
}

/** The seats of this page alone, where the browser has no locks: plain http on a network of one's own. */
export function pageSeats(): Seats {
  let free = seatCount;
  const waiting = new Set<() => void>();
  const seat = () => {
    free--;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      free++;
      const [next] = waiting;
      next?.();
    };
  };
  return {
    takeFree: async () => (free > 0 ? seat() : null),
    take: (signal) =>
      new Promise((resolve, reject) => {
        const next = () => {
          waiting.delete(next);
          resolve(seat());
        };
        signal.addEventListener("abort", () => {
          waiting.delete(next);
          reject(signal.reason);
        });
        if (free > 0) next();
        else waiting.add(next);
      }),
  };
}

let seats: Seats | undefined;

/** The seats as this browser can have them; null where HTTP/2 lets a page have as many streams as it likes. */
export function browserSeats(path: string): Seats | null {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const isOwn = new URL(path, location.href).origin === location.origin;
  if (isOwn && /^h[23]/.test(entry?.nextHopProtocol ?? "")) return null;
  seats ??= "locks" in navigator ? lockSeats(navigator.locks) : pageSeats();
  return seats;
}
