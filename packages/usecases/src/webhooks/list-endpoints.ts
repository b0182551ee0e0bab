import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { type EndpointRow, endpointColumns } from "./endpoint-row.ts";

/** A merchant's endpoints, the oldest first. */
export async function listEndpoints({ db }: Pick<Deps, "db">, merchantId: string): Promise<EndpointRow[]> {
  return db.read<EndpointRow>(Prisma.sql`
    select ${endpointColumns} from webhook_endpoint where merchant_id = ${merchantId}::uuid order by id`);
}
