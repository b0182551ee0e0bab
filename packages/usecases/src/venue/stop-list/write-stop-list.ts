import type { StopList } from "@gotovo/domain";
import type { Tx } from "../../context.ts";

/** Writes what a locked venue has run out of. */
export async function writeStopList(tx: Tx, venueId: string, list: StopList): Promise<void> {
  await tx.$executeRaw`update venue set stop_list = ${JSON.stringify(list)}::jsonb where id = ${venueId}::uuid`;
}
