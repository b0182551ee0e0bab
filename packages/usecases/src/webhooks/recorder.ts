import type { DisabledReason } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import type { createLimit } from "../limit.ts";
import type { EndpointRow } from "./endpoint-row.ts";
import { recordAttempts, type TriedDelivery } from "./record-attempts.ts";

/** Writes down the attempts of one endpoint: what comes while a statement is under way goes into the next one. */
export function createRecorder(deps: Deps, endpoint: EndpointRow, limit: ReturnType<typeof createLimit>) {
  let health = { failingSince: endpoint.failingSince, failures: endpoint.failures };
  let disabled: DisabledReason | null = null;
  let waiting: { tried: TriedDelivery; stored: () => void; lost: (error: unknown) => void }[] = [];
  let isWriting = false;

  async function flush(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const tried = batch.map((each) => each.tried);
        const after = await limit(() => recordAttempts(deps, { ...endpoint, ...health }, tried));
        health = after;
        disabled ??= after.disabled;
        for (const { stored } of batch) stored();
      } catch (error) {
        for (const { lost } of batch) lost(error);
      }
    }
    isWriting = false;
  }

  return {
    /** Resolves when it is written down. */
    record: (tried: TriedDelivery) =>
      new Promise<void>((stored, lost) => {
        waiting.push({ tried, stored, lost });
        if (!isWriting) void flush();
      }),
    /** Why the endpoint was disabled meanwhile; null while it is not. */
    disabled: () => disabled,
    /** How the endpoint is doing, as far as was written. */
    health: () => health,
  };
}
