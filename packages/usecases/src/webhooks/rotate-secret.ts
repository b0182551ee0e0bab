import { DomainError, formerSecretHours } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import type { CreatedEndpoint } from "./create-endpoint.ts";
import { type EndpointRow, endpointColumns, readEndpointId } from "./endpoint-row.ts";
import { newSecret, sealSecret } from "./secrets.ts";

/**
 * Gives an endpoint a new secret. Deliveries are signed with the one before, too, for 24 hours.
 * @throws DomainError `not_found`
 */
export async function rotateSecret(
  deps: Deps,
  merchantId: string,
  wire: string,
): Promise<CreatedEndpoint & { readonly previousUntil: Date }> {
  const id = readEndpointId(wire);
  const [secret, now] = [newSecret(deps), deps.clock()];
  const previousUntil = new Date(now.getTime() + formerSecretHours * 3_600_000);
  return deps.db.sqlTx(async (tx) => {
    const rows = await tx.$queryRaw<EndpointRow[]>`
      update webhook_endpoint set previous_secret = secret, previous_until = ${previousUntil},
        secret = ${sealSecret(deps, id, secret)}, updated_at = ${now}
      where id = ${id}::uuid and merchant_id = ${merchantId}::uuid
      returning ${endpointColumns}`;
    if (!rows[0]) throw new DomainError("not_found");
    return { endpoint: rows[0], secret, previousUntil };
  });
}
