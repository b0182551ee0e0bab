import type { ChatKey, Deps } from "../../context.ts";
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
 * The same told twice changes nothing.
 */
export async function turnTopic(
  deps: Deps,
  staff: StaffActor | null,
  group: ChatKey,
  topic: TurnedTopic,
): Promise<void> {
  const { dialogId, closed } = topic;
  await deps.db.tx(async (tx) => {
    // In one step: chat sync in between would turn the topic once more, over what people do to it meanwhile.
    await recordTurned(tx, group, topic);
    const follows =
      staff !== null &&
      (closed
        ? (await closeDialogsIn(deps, tx, staff, [dialogId])) > 0
        : await reopenDialog(deps, tx, staff, dialogId));
    if (!follows) await publishChats(deps, tx, [group]);
  });
}
