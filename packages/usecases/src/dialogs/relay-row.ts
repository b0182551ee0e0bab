import type { ChatKey } from "../context.ts";

/** A row of the queue that relayed a message of a dialog. */
export interface RelayRow extends ChatKey {
  readonly id: bigint;
  readonly dialogMessageId: bigint;
  readonly broadcastId: string | null;
}
