import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { appendEvent } from "../events/append-event.ts";
import { eventId } from "../events/event-json.ts";
import { newId } from "../ids.ts";
import { endpointId, endpointSnapshot, findEndpoint } from "./endpoint-row.ts";

/**
 * Appends a `ping` to the merchant's log, which comes to this endpoint and to no other.
 * @returns the event's id on the wire
 * @throws DomainError `not_found`, `endpoint_not_enabled`
 */
export async function sendPing(deps: Deps, merchantId: string, wire: string): Promise<string> {
  return deps.db.sqlTx(async (tx) => {
    const endpoint = await findEndpoint(tx, merchantId, wire);
    if (endpoint.state !== "enabled") throw new DomainError("endpoint_not_enabled");
    const id = newId(deps);
    await appendEvent(deps, tx, {
      id,
      merchantId,
      type: "ping",
      subject: { type: "webhook_endpoint", id: endpointId(endpoint.id) },
      data: { endpoint: endpointSnapshot(endpoint) },
      actor: { kind: "merchant", id: null },
      at: deps.clock(),
    });
    return eventId(id);
  });
}
