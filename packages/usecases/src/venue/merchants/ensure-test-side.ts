import type { Deps, ModelTx } from "../../context.ts";
import { newId } from "../../ids.ts";

/**
 * The test side of a merchant, made when there is none yet, in the caller's transaction.
 * @returns its id
 */
export async function ensureTestSide(
  deps: Pick<Deps, "clock" | "random">,
  tx: ModelTx,
  merchantId: string,
): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into merchant as m (id, name, test_of)
    select ${newId(deps)}::uuid, name, id from merchant where id = ${merchantId}::uuid
    on conflict (test_of) do update set name = excluded.name returning m.id`;
  return (rows[0] as { id: string }).id;
}
