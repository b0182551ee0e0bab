import type { ChatKey, Deps, Tx } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { chatsShowingVenue } from "../../shown-to.ts";

/**
 * After a change that staff see: brings every chat that shows the venue up to date, and these chats too. Call it last in
 * a transaction.
 */
export async function publishVenue(
  deps: Deps,
  tx: Tx,
  venueId: string,
  also: readonly ChatKey[] = [],
): Promise<void> {
  await publishChats(deps, tx, [...(await chatsShowingVenue(tx, venueId)), ...also]);
}
