import type { Deps } from "../context.ts";
import { countSetAside, setAsideQueue } from "./set-aside.ts";

/**
 * Has the running bots try again what they have set aside. Whatever succeeds leaves its place, the rest stays there.
 * @returns how many will be tried, by bot
 */
export async function retrySetAside(deps: Deps): Promise<Awaited<ReturnType<typeof countSetAside>>> {
  const waiting = await countSetAside(deps);
  await deps.db.tx(async (tx) => {
    await deps.jobs.enqueue(tx, setAsideQueue("customer"), ["all"]);
    await deps.jobs.enqueue(tx, setAsideQueue("horeca"), ["all"]);
  });
  return waiting;
}
