import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { readEndpointId } from "./endpoint-row.ts";

/**
 * Forgets an endpoint, its log of deliveries, and what was still to be sent.
 * @throws DomainError `not_found`
 */
export async function deleteEndpoint(deps: Deps, merchantId: string, wire: string): Promise<void> {
  await deps.db.sqlTx(async (tx) => {
    const deleted = await tx.$executeRaw`
      delete from webhook_endpoint where id = ${readEndpointId(wire)}::uuid and merchant_id = ${merchantId}::uuid`;
    if (deleted === 0) throw new DomainError("not_found");
  });
}
