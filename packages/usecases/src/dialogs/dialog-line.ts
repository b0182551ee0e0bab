import type { MessageContent } from "@gotovo/domain";

export type DialogAuthor = "customer" | "staff" | "merchant" | "venue" | "note";

/** A message of a dialog, for a line of a card. */
export interface DialogLine {
  readonly author: DialogAuthor;
  /** Of the member of staff who wrote it. */
  readonly name: string | null;
  readonly at: string;
  readonly content: MessageContent;
  readonly edited: boolean;
}
