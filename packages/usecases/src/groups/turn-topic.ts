import { refreshChat } from "../chats/refresh-chat.ts";
import type { ChatKey, Deps } from "../context.ts";
import { closeDialogs } from "../dialogs/close-dialogs.ts";
import { reopenDialog } from "../dialogs/reopen-dialog.ts";
import type { StaffActor } from "../staff/find-staff.ts";
import { recordTopic } from "./record-topic.ts";

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
  if (staff && topic.closed) await closeDialogs(deps, staff, [topic.dialogId]);
  else if (staff) await reopenDialog(deps, staff, topic.dialogId);
  // Noted after the dialog has changed: chat sync in between finds the topic as it should be, and does not turn it back.
  await recordTopic(deps, group, { do: "turned", ...topic });
  await refreshChat(deps, group);
}
