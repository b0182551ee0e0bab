import { DomainError } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { closeDialogsIn } from "../close-dialogs.ts";
import { reopenDialog } from "../reopen-dialog.ts";
import { recordTurned } from "./record-topic.ts";

export interface TurnedTopic {
  readonly dialogId: string;
  readonly topicId: number;
  readonly closed: boolean;
}

/**
 * Somebody closed or reopened a topic by hand: if they are staff, its dialog follows; if not, the topic is turned back.
 * So it is when the dialog cannot be opened again. The same told twice changes nothing.
 * @returns why it was not opened again; null when it was, or was not to be
 */
export async function turnTopic(
  deps: Deps,
  staff: StaffActor | null,
  group: ChatKey,
  topic: TurnedTopic,
): Promise<DomainError | null> {
  const { dialogId, closed } = topic;
  return deps.db.tx(async (tx) => {
    // In one step: chat sync in between would turn the topic once more, over what people do to it meanwhile.
    await recordTurned(tx, group, topic);
    const turned = staff === null ? false : await turnDialog(deps, tx, staff, dialogId, closed);
    if (turned !== true) await publishChats(deps, tx, [group]);
    return turned instanceof DomainError ? turned : null;
  });
}

/** @returns whether the dialog followed, or why it must not be opened again */
async function turnDialog(
  deps: Deps,
  tx: Tx,
  staff: StaffActor,
  dialogId: string,
  closed: boolean,
): Promise<boolean | DomainError> {
  if (closed) return (await closeDialogsIn(deps, tx, staff, [dialogId])) > 0;
  try {
    return await reopenDialog(deps, tx, staff, dialogId);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "recipient_unreachable") throw error;
    return error;
  }
}
