import { defineCallback, msField, oneOf, uuidField } from "@gotovo/telegram";
import { dialogFilters, listParts } from "@gotovo/usecases/dialogs/dialog-list";

/** Opens a dialog: what the member of staff writes goes there from now on. */
export const dialogCallback = defineCallback("do", { dialog: uuidField });

/** Whether a customer is selected in the list; names the state, so that a repeated tap changes nothing. */
export const selectCallback = defineCallback("dt", { person: uuidField, to: oneOf(["on", "off"]) });

/** The list: its newest page, by filter. */
export const dialogsCallback = defineCallback("dl", { filter: oneOf(dialogFilters) });

/** The page of the list before or after a row as it stood then. */
export const pageCallback = defineCallback("dp", {
  filter: oneOf(dialogFilters),
  from: oneOf(["older", "newer"]),
  part: oneOf(listParts),
  at: msField,
  id: uuidField,
});

/** What is done with all selected dialogs, or with the list. */
export const bulkCallback = defineCallback("db", {
  what: oneOf(["write", "send", "close", "clear", "leave-list", "select", "select-end"]),
});

/** What is done with one dialog. */
export const dialogActionCallback = defineCallback("da", {
  dialog: uuidField,
  what: oneOf(["take", "release", "close", "history", "leave"]),
});

/** Takes no more messages from a customer (asked first), and the way back. */
export const blockCallback = defineCallback("dk", {
  dialog: uuidField,
  step: oneOf(["ask", "keep", "block", "unblock"]),
});

/** The answer to "which dialog?" for what was written without one. */
export const chooseDialogCallback = defineCallback("dc", { dialog: uuidField });

/** The dialog with the customer of an order, from its card. */
export const orderDialogCallback = defineCallback("dw", { order: uuidField });

/** Every kind of callback of dialogs. */
export const dialogCallbacks = [
  dialogCallback,
  selectCallback,
  dialogsCallback,
  pageCallback,
  bulkCallback,
  dialogActionCallback,
  blockCallback,
  chooseDialogCallback,
  orderDialogCallback,
] as const;
