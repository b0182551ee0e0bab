import { setTimeout as sleep } from "node:timers/promises";
import { accountsOfOrders } from "@gotovo/usecases/accounts/accounts-of-orders";
import { orderChannel } from "@gotovo/usecases/publish";
import type { ApiContext } from "../context.ts";
import type { Hub } from "./hub.ts";

const retryMs = 1000;

/**
 * Makes accounts that are watched change with their orders. Nobody is asked while none is watched, and once for all
 * orders that changed meanwhile.
 * @returns begins to listen; call it before something is watched, as often as you like
 */
export function followOrders(
  { deps, log }: Pick<ApiContext, "deps" | "log">,
  accounts: Hub,
): () => Promise<void> {
  const changed = new Set<string>();
  let asking = false;
  let listening: Promise<unknown> | null = null;

  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    while (changed.size > 0) {
      const orderIds = [...changed];
      changed.clear();
      try {
        for (const id of await accountsOfOrders(deps, orderIds, accounts.keys())) accounts.changed(id);
      } catch (error) {
        if (!deps.db.outage.tellsOf(error))
          log.warn({ err: error }, "whose orders changed could not be read; trying again");
        for (const id of orderIds) changed.add(id);
        await sleep(retryMs, undefined, { ref: false });
      }
    }
    asking = false;
  }

  return async () => {
    listening ??= deps.db.listen(orderChannel, (event) => {
      // After a lost connection the accounts are read again anyway.
      if (event.kind === "reconnected" || accounts.keys().length === 0) return;
      changed.add(event.payload);
      void ask();
    });
    try {
      await listening;
    } catch (error) {
      listening = null;
      throw error;
    }
  };
}
