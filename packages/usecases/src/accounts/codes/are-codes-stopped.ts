import type { Deps, Tx } from "../../context.ts";

export const scopeOf = (phone: string) => `codes:stopped:${phone}`;

/** True while the phone's owner wants no codes. */
export async function areCodesStopped(deps: Pick<Deps, "clock">, tx: Tx, phone: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from attempt_counter where scope = ${scopeOf(phone)} and blocked_until > ${deps.clock()}`;
  return rows.length > 0;
}
