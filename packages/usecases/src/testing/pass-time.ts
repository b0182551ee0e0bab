import type { Deps } from "../context.ts";

/**
 * Lets time pass at once: the product's clock goes on by `ms`, and every job that waits for a time until then is due.
 * @param clock what the clock of `deps` reads: milliseconds ahead of the real one
 */
export async function passTime({ db }: Pick<Deps, "db">, clock: { aheadMs: number }, ms: number) {
  clock.aheadMs += ms;
  await db.pool.query(
    `update pgboss.job set start_after = now()
     where state < 'active' and start_after > now() and start_after <= now() + $1 * interval '1 millisecond'`,
    [clock.aheadMs],
  );
}
