import {
  contextOf,
  type Frame,
  inWords,
  type OutgoingRelay,
  planRelay,
  shorten,
  type Texts,
} from "@gotovo/telegram";
import type { RelayView, RelayViewMessage } from "@gotovo/usecases/dialogs/relay-view";
import { deliveredMark, headOf } from "../dialogs/relay-frame.ts";
import { introText } from "./intro-text.ts";

/** Telegram's limit of a topic's name. */
const nameLimit = 128;

/** On a note that was written in the topic: it is taken down. */
const notedMark = "\u270D";

/**
 * What a team group shows of a message of a dialog: it goes into the dialog's topic, marked with who wrote it. Null when
 * the group is not this venue's any more.
 */
export function relayToGroup(texts: Texts, relay: RelayView, now: Date): OutgoingRelay | null {
  if (relay.topic === null) return null;
  const steps = planRelay(relay.messages, (message) => frameOf(texts, relay, message as RelayViewMessage));
  const { id, name, intro } = relay.topic;
  const html = intro && introText(texts, intro, now);
  return {
    relay: steps,
    topic: { dialogId: relay.dialogId, id, name, intro: html, title: titleOf(texts, relay) },
  };
}

function frameOf(texts: Texts, relay: RelayView, message: RelayViewMessage): Frame {
  const isNote = message.author === "note" && message.sourceMessageId !== null;
  return {
    head: headOf(texts, relay, { ...message, orderNumber: null }),
    keyboard: [],
    albumNote: null,
    context: contextOf(texts, message),
    inWords: (content, fallback) => inWords(texts, content, fallback),
    reaction: message.customerReaction ?? (isNote ? notedMark : deliveredMark(message)),
  };
}

/** The customer and the order. */
function titleOf(texts: Texts, { customerName, orderNumber }: RelayView): string {
  const title = texts.plain("topic-title", {
    name: shorten(customerName.trim(), 80) || "\u2026",
    hasNumber: orderNumber === null ? "no" : "yes",
    number: orderNumber ?? "",
  });
  return shorten(title, nameLimit);
}
