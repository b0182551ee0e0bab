import {
  type DialogStep,
  dialogSteps,
  dueDialogStep,
  nextDialogLook,
  type QueuedContent,
  type Unanswered,
} from "@gotovo/domain";
import { queueMessage } from "../chats/queue-message.ts";
import type { Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";
import { remindAt } from "../venue/dialog-ticks.ts";
import { type ManagerChat, managerChats } from "../venue/staff/manager-chats.ts";
import { showClaim } from "./send-message.ts";
import { unansweredColumns } from "./unanswered-columns.ts";
import { chatsOfVenue, keysOf } from "./venue-chats.ts";

interface WaitingDialog extends Unanswered {
  id: string;
  venueId: string;
  venueName: string;
  personId: string;
  assigneeId: string | null;
  assigneeName: string | null;
  name: string;
  number: string | null;
}

/**
 * Takes the step that is due because nobody has answered a customer, once: whoever answers them is reminded, then the
 * dialog is everybody's again and all on duty hear of it. Where nobody is on duty, managers and owners do.
 */
export async function remindOfDialog(deps: Deps, dialogId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const [dialog] = await tx.$queryRaw<WaitingDialog[]>`
      select d.id, d.venue_id as "venueId", v.name as "venueName", d.person_id as "personId", d.assignee_id as "assigneeId",
        ap.name as "assigneeName", coalesce(c.name, p.name) as name, o.number, ${unansweredColumns}
      from dialog d join venue v on v.id = d.venue_id join person p on p.id = d.person_id
      left join staff a on a.id = d.assignee_id left join person ap on ap.id = a.person_id
      left join "order" o on o.id = d.order_id left join customer c on c.id = o.customer_id
      where d.id = ${dialogId}::uuid for update of d`;
    if (!dialog) return;
    const now = deps.clock();
    const step = dueDialogStep(dialog, now);
    const taken = step ? { ...dialog, waitingStep: step, waitingStepAt: now } : dialog;
    await remindAt(deps, tx, dialogId, nextDialogLook(taken, now));
    if (!step) return;
    const isFreed = step === "colleagues" && dialog.assigneeId !== null;
    await tx.$executeRaw`
      update dialog set waiting_step = ${dialogSteps.indexOf(step) + 1}, waiting_step_at = ${now},
        assignee_id = case when ${isFreed} then null else assignee_id end
      where id = ${dialogId}::uuid`;
    const chats = await chatsOfVenue(tx, dialog.venueId);
    if (isFreed) await showClaim(deps, tx, dialog, chats, null);
    const told = await receivers(tx, dialog, step, chats.staff);
    for (const chat of told)
      await queueMessage(tx, chat, contentOf(dialog, step, chat), { about: dialog.personId });
    await publishChats(deps, tx, [...told, ...keysOf(chats)]);
  });
}

async function receivers(
  tx: Tx,
  { venueId, assigneeId }: WaitingDialog,
  step: DialogStep,
  chats: Awaited<ReturnType<typeof chatsOfVenue>>["staff"],
): Promise<ManagerChat[]> {
  const onDuty = chats.filter(
    (chat) => chat.onDuty && (step === "colleagues" || chat.staffId === assigneeId),
  );
  if (onDuty.length > 0 || step === "assignee")
    return onDuty.map(({ chatId }) => ({ bot: "horeca", chatId, isHere: true }));
  return managerChats(tx, venueId);
}

function contentOf(
  { id, name, number, assigneeName, venueName }: WaitingDialog,
  step: DialogStep,
  { isHere }: ManagerChat,
): QueuedContent {
  // A chat that shows another of their venues opens no dialog of this one.
  if (!isHere) return { key: "dialog-elsewhere", args: { venue: venueName, name } };
  const args = { dialog: id, name, number: number ?? "none" };
  if (step === "assignee") return { key: "dialog-unanswered", args };
  return { key: "dialog-free", args: { ...args, assignee: assigneeName ?? "none" } };
}
