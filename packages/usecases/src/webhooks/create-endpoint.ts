import { DomainError, type EventType, mostEndpoints } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { lastEventPosition } from "../events/list-events.ts";
import { newId } from "../ids.ts";
import { type EndpointRow, endpointColumns } from "./endpoint-row.ts";
import { requireTarget } from "./require-target.ts";
import { newSecret, sealSecret } from "./secrets.ts";

export interface CreatedEndpoint {
  readonly endpoint: EndpointRow;
  /** Told this once. */
  readonly secret: string;
}

/**
 * Makes an endpoint of a merchant, to which events are pushed from now on.
 * @param input `types`: none means all
 * @throws DomainError `validation_failed` (nothing can be sent there), `limit_reached`
 */
export async function createEndpoint(
  deps: Deps,
  merchantId: string,
  input: {
    readonly url: string;
    readonly types?: readonly EventType[] | undefined;
    readonly description?: string | undefined;
  },
): Promise<CreatedEndpoint> {
  await requireTarget(deps, input.url);
  const begin = await lastEventPosition(deps, merchantId);
  const [id, secret, now] = [newId(deps), newSecret(deps), deps.clock()];
  const { url, types = [], description = null } = input;
  const endpoint = await deps.db.sqlTx(async (tx) => {
    await tx.$queryRaw`select 1 from merchant where id = ${merchantId}::uuid for update`;
    const rows = await tx.$queryRaw<EndpointRow[]>`
      insert into webhook_endpoint (id, merchant_id, url, types, description, position, secret, created_at, updated_at)
      select ${id}::uuid, ${merchantId}::uuid, ${url}, ${[...types]}::text[], ${description}::text, ${begin},
        ${sealSecret(deps, id, secret)}, ${now}::timestamptz, ${now}::timestamptz
      where (select count(*) from webhook_endpoint where merchant_id = ${merchantId}::uuid) < ${mostEndpoints}
      returning ${endpointColumns}`;
    if (!rows[0]) throw new DomainError("limit_reached", { limit: mostEndpoints });
    return rows[0];
  });
  return { endpoint, secret };
}
