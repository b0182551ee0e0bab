import { type Formatted, isLost } from "@gotovo/domain";
import {
  contextOf,
  type Frame,
  inWords,
  isBare,
  planRelay,
  type RelayStep,
  shorten,
  type Texts,
} from "@gotovo/telegram";
import type { RelayView, RelayViewMessage } from "@gotovo/usecases/dialogs/relay-view";
import { dialogCallback } from "../../dialog-callbacks.ts";

/** What a chat of staff shows of a message of a dialog: everything is marked with who wrote it and about which order. */
export function relayToStaff(
  texts: Texts,
  relay: RelayView,
  viewerStaffId: string | null,
): readonly RelayStep[] {
  return planRelay(relay.messages, (message) =>
    frameOf(texts, relay, message as RelayViewMessage, viewerStaffId),
  );
}

function frameOf(
  texts: Texts,
  relay: RelayView,
  message: RelayViewMessage,
  viewerStaffId: string | null,
): Frame {
  const isCustomers = message.author === "customer";
  return {
    head: headOf(texts, relay, message),
    keyboard: isCustomers ? [[openButton(texts, relay, message, viewerStaffId)]] : [],
    albumNote: isCustomers ? texts.plain("relay-album", { count: arrivedOf(relay) }) : null,
    context: contextOf(texts, message),
    inWords: (content, fallback) => inWords(texts, content, fallback),
    reaction: message.customerReaction ?? deliveredMark(message),
  };
}

/** Files of an album that this chat has. */
function arrivedOf({ messages }: RelayView): number {
  return messages.filter(({ content, fallback }) => !isLost(content, fallback)).length;
}

/** On a message that was written in this chat: the customer has it. */
export function deliveredMark(message: RelayViewMessage): string | null {
  return message.sourceMessageId !== null && message.delivered && !message.broadcast ? "\u{1F44C}" : null;
}

/** Who wrote it, and about which order; in bold, on a line of its own. */
export function headOf(texts: Texts, relay: RelayView, message: RelayViewMessage): Formatted {
  const name = message.author === "customer" ? relay.customerName : (message.staffName ?? relay.venueName);
  const text = texts.plain("relay-head", {
    author: message.author === "customer" && relay.onPage ? "page" : message.author,
    name: shorten(name, 60),
    hasNumber: message.orderNumber === null ? "no" : "yes",
    number: message.orderNumber ?? "",
    edited: String(message.edited),
  });
  return { text: `${text}\n`, entities: [{ type: "bold", offset: 0, length: text.length }] };
}

/** False for what can hold no text, and for the note below an album: they are named by their button alone. */
function isNamed({ messages }: RelayView, { content }: RelayViewMessage): boolean {
  if (messages.length > 1) return false;
  return content.kind === "text" || (content.kind === "media" && !isBare(content.media));
}

function openButton(
  texts: Texts,
  relay: RelayView,
  message: RelayViewMessage,
  viewerStaffId: string | null,
): Frame["keyboard"][number][number] {
  const assignee =
    relay.assigneeId !== null && relay.assigneeId !== viewerStaffId ? relay.assigneeName : null;
  // Where the message itself names its author, the button does not say it again.
  const text = texts.plain("button-open-dialog", {
    isNamed: isNamed(relay, message) ? "yes" : "no",
    name: shorten(relay.customerName, 30),
    hasNumber: message.orderNumber === null ? "no" : "yes",
    number: message.orderNumber ?? "",
    hasAssignee: assignee === null ? "no" : "yes",
    assignee: shorten(assignee ?? "", 20),
  });
  return { text, callback_data: dialogCallback.pack({ dialog: relay.dialogId }) };
}
