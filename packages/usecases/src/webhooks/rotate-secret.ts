import { DomainError, formerSecretHours } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import type { CreatedEndpoint } from "./create-endpoint.ts";
import { type EndpointRow, endpointColumns, readEndpointId } from "./endpoint-row.ts";
import { newSecret, sealSecret } from "./secrets.ts";

/** Secrets before the present one that count at most, however often it is replaced within their time. */
const mostFormer = 3;

/**
 * Gives an endpoint a new secret. Deliveries are signed with those before, too, for 24 hours: who asks again because an
 * answer got lost still has the first one.
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
      update webhook_endpoint set previous_until = ${previousUntil}, previous_secret = array_to_string((secret ||
          case when previous_until > ${now} then string_to_array(previous_secret, ' ') end)[:${mostFormer}], ' '),
        secret = ${sealSecret(deps, id, secret)}, updated_at = ${now}
      where id = ${id}::uuid and merchant_id = ${merchantId}::uuid
      returning ${endpointColumns}`;
    if (!rows[0]) throw new DomainError("not_found");
    return { endpoint: rows[0], secret, previousUntil };
  });
}
