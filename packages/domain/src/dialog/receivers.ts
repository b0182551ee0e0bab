/** A staff chat that shows the venue of a dialog. */
export interface StaffChat {
  readonly chatId: bigint;
  readonly staffId: string;
  readonly onDuty: boolean;
  /** The dialog that is open in it. */
  readonly dialogId: string | null;
  /** Whether this person wants to hear customers' messages. */
  readonly hearsMessages: boolean;
}

export interface Receiver {
  readonly chatId: bigint;
  readonly silent: boolean;
}

/**
 * Who gets what a customer writes. A dialog that somebody on duty answers goes to them and to whoever has it open;
 * any other to everybody on duty. When nobody is on duty everybody gets it, silently, so that nothing is lost.
 */
export function receiversOf(
  chats: readonly StaffChat[],
  dialog: { readonly id: string; readonly assigneeId: string | null },
): Receiver[] {
  const onDuty = chats.filter((chat) => chat.onDuty);
  const isAnswered = onDuty.some((chat) => chat.staffId === dialog.assigneeId);
  const involved = chats.filter(
    (chat) =>
      chat.dialogId === dialog.id || (chat.onDuty && (!isAnswered || chat.staffId === dialog.assigneeId)),
  );
  const receivers = onDuty.length > 0 ? involved : chats;
  return receivers.map((chat) => ({ chatId: chat.chatId, silent: !(chat.onDuty && chat.hearsMessages) }));
}
