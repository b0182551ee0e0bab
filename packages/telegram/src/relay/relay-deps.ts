import type { Api } from "grammy";
import type { FileTransfer } from "../files/transfer.ts";

/** What showing messages of dialogs works with. */
export interface RelayDeps {
  /** With time enough for files. */
  readonly api: Api;
  readonly files: FileTransfer;
}

/** How and where in a chat something is posted. */
export interface Place {
  readonly silent: boolean;
  /** In a forum: the topic. */
  readonly topicId: number | null;
}
