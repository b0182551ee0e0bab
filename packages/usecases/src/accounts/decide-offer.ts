import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { isUuid } from "../ids.ts";
import type { AccountRow } from "./account-row.ts";
import { publishAccount } from "./publish-account.ts";

/**
 * Whether orders that a café has placed under the account's phone are its owner's: of all orders of that café, those to come
 * too. Until then they are only offered; a café that nobody has dealt with could write into the account otherwise.
 * @throws DomainError `not_found`: not an order under this phone
 */
export async function decideOffer(
  deps: Deps,
  { id, phone }: Pick<AccountRow, "id" | "phone">,
  orderId: string,
  accepted: boolean,
): Promise<void> {
  if (!isUuid(orderId)) throw new DomainError("not_found");
  await deps.db.tx(async (tx) => {
    const decided = await tx.$executeRaw`
      insert into account_merchant (account_id, merchant_id, accepted, decided_at)
      select ${id}::uuid, o.merchant_id, ${accepted}, ${deps.clock()} from "order" o join customer c on c.id = o.customer_id
      where o.id = ${orderId}::uuid and c.phone = ${phone}
      on conflict (account_id, merchant_id) do update set accepted = excluded.accepted, decided_at = excluded.decided_at`;
    if (decided === 0) throw new DomainError("not_found");
    await publishAccount(deps, tx, [id]);
  });
}
