import type { Deps } from "../context.ts";
import { placeAllEvents } from "../events/place-events.ts";
import { type Claim, claimFresh } from "./claim-fresh.ts";
import { scheduleNext } from "./schedule-next.ts";
import { createSender, type OnAttempt } from "./sender.ts";
import type { Waking } from "./wake.ts";

/** Endpoints at once; others are left to their jobs. */
const endpointsAtOnce = 64;

/** Sends what was just written, where no job is needed for it: the short way of most events. */
export function createFreshSender(deps: Deps, onAttempt: OnAttempt, onError: (error: unknown) => void) {
  const underWay = new Set<Promise<void>>();

  async function sendClaim({ endpoint, deliveries }: Claim): Promise<void> {
    const sender = createSender(deps, endpoint, onAttempt);
    await Promise.all(deliveries.map((delivery) => sender.send(delivery)));
    // What came meanwhile waits behind it, and the job that looked at it is over.
    await scheduleNext(deps, endpoint, { again: "if due", ...sender.outcome() });
  }

  return {
    /**
     * Begins to send what is new in merchants' logs, and waits for no endpoint.
     * @returns the endpoints that are left to a job
     */
    async send(merchants: readonly string[]): Promise<readonly Waking[]> {
      await placeAllEvents(deps);
      const { claims, left } = await claimFresh(deps, merchants, endpointsAtOnce - underWay.size);
      for (const claim of claims) {
        const work: Promise<void> = sendClaim(claim)
          .catch(onError)
          .finally(() => underWay.delete(work));
        underWay.add(work);
      }
      return left;
    },
    /** Resolves when nothing of it is under way any more. */
    ended: async () => void (await Promise.all(underWay)),
  };
}
