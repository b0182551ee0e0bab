import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { isUuid } from "../ids.ts";
import { type VenueRow, venueColumns } from "./venue-row.ts";

/**
 * A merchant's venues in the order of their creation, one page.
 * @param after our id of the last venue of the page before
 */
export async function listMerchantVenues(
  deps: Pick<Deps, "db">,
  merchantId: string,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<VenueRow[]> {
  const beyond = after !== undefined && isUuid(after) ? Prisma.sql`and v.id > ${after}::uuid` : Prisma.empty;
  return deps.db.read<VenueRow>(Prisma.sql`
    select ${venueColumns} from venue v where v.merchant_id = ${merchantId}::uuid ${beyond}
    order by v.id limit ${limit}`);
}
