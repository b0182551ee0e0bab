import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "../context.ts";
import { eventChannel, readNotice } from "../events/append-event.ts";
import { createFreshSender } from "./send-fresh.ts";
import type { OnAttempt } from "./sender.ts";
import { sweepEndpoints, sweepEveryMs, wakeEndpoints } from "./wake.ts";

/** Milliseconds from one look at the logs to the next: what is written meanwhile is one look. */
const gatherMs = 5;
/** So many are linked at most. */
const causesAtMost = 64;
/** What is under way when the program stops gets so long; the rest is sent again. */
const patienceMs = 5_000;

/**
 * Has endpoints sent what is written in their merchants' logs, told by the one LISTEN connection of the process, and sweeps
 * for what it missed.
 * @returns ends it
 */
export function followLog(
  deps: Deps,
  onError: (error: unknown) => void,
  onAttempt: OnAttempt = () => {},
): () => Promise<void> {
  const fresh = createFreshSender(deps, onAttempt, onError);
  const written = new Set<string>();
  /** What wrote it, while traces are kept. */
  let causes: string[] = [];
  let isLooking = false;
  let isOver = false;
  let stopListening: (() => Promise<void>) | undefined;

  const sweep = () => void sweepEndpoints(deps).catch(onError);
  const send = (merchants: readonly string[]) => {
    const { trace } = deps.db;
    if (trace === undefined || causes.length === 0) return fresh.send(merchants);
    const from = causes;
    causes = [];
    return trace.span("webhooks", { kind: "consumer", from }, () => fresh.send(merchants));
  };
  const look = async () => {
    isLooking = true;
    while (written.size > 0 && !isOver) {
      const merchants = [...written];
      written.clear();
      const sent = send(merchants).then((left) => wakeEndpoints(deps, left));
      await Promise.all([sent.catch(onError), sleep(gatherMs)]);
    }
    isLooking = false;
  };
  deps.db
    .listen(eventChannel, (event) => {
      if (event.kind === "reconnected") return sweep();
      const { merchantId, cause } = readNotice(event.payload);
      written.add(merchantId);
      if (cause !== undefined && causes.length < causesAtMost) causes.push(cause);
      if (!isLooking) void look();
    })
    .then((stop) => {
      stopListening = stop;
      if (isOver) void stop().catch(onError);
    }, onError);
  const timer = setInterval(sweep, sweepEveryMs);
  return async () => {
    isOver = true;
    clearInterval(timer);
    void stopListening?.().catch(onError);
    await Promise.race([fresh.ended(), sleep(patienceMs, undefined, { ref: false })]);
  };
}
