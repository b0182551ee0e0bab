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
 * any other to everybody on duty. When nobody is on duty everybody gets it, silently, so that nothing is lost. A part of
 * an album goes where its earlier parts went, whoever has taken the dialog meanwhile.
 * @param earlier chats that have earlier parts of the same album
 */
export function receiversOf(
  chats: readonly StaffChat[],
  dialog: { readonly id: string; readonly assigneeId: string | null },
  earlier: readonly bigint[] = [],
): Receiver[] {
  const onDuty = chats.filter((chat) => chat.onDuty);
  const isAnswered = onDuty.some((chat) => chat.staffId === dialog.assigneeId);
  const involved = chats.filter(
    (chat) =>
      chat.dialogId === dialog.id || (chat.onDuty && (!isAnswered || chat.staffId === dialog.assigneeId)),
  );
  const begun = chats.filter((chat) => earlier.includes(chat.chatId));
  const newcomers = onDuty.length > 0 ? involved : chats;
  const receivers = begun.length > 0 ? begun : newcomers;
  return receivers.map((chat) => ({ chatId: chat.chatId, silent: !(chat.onDuty && chat.hearsMessages) }));
}
