import type { Step } from "@gotovo/domain";
import {
  contextOf,
  type Frame,
  inWords,
  planRelay,
  type questionCard,
  type RelayStep,
  shorten,
  type Texts,
} from "@gotovo/telegram";
import type { RelayView, RelayViewMessage } from "@gotovo/usecases/dialogs/relay-view";
import { talkCallback, venueCallback } from "../callbacks.ts";

type Question = Parameters<typeof questionCard>[1];

export function writeQuestion(texts: Texts, { data }: Step<"write">): Question {
  const venue = shorten(data.venue, 100);
  return { text: texts.html("writing-question", { venue }), about: `write ${data.venueId} ${data.orderId}` };
}

export function chooseVenueQuestion(texts: Texts, { data }: Step<"choose-venue">): Question {
  return {
    text: texts.html("writing-choose"),
    about: `choose ${data.about}`,
    keyboard: data.choices.map(({ id, label }) => [
      { text: shorten(label, 60), callback_data: venueCallback.pack({ venue: id }) },
    ]),
  };
}

const withoutText = ["video_note", "sticker", "location", "contact"];

/** What a customer's chat shows of a message of a dialog: what the café writes is marked with its name. */
export function relayToCustomer(texts: Texts, relay: RelayView): readonly RelayStep[] {
  return planRelay(relay.messages, (message) => frameOf(texts, relay, message as RelayViewMessage));
}

function frameOf(texts: Texts, { venueId, venueName }: RelayView, message: RelayViewMessage): Frame {
  const venue = shorten(venueName, 60);
  const text = texts.plain("relay-head", { venue, edited: String(message.edited) });
  const { content } = message;
  const kind = content.kind === "media" ? content.media : content.kind;
  const mark = { text, callback_data: talkCallback.pack({ venue: venueId }) };
  const seen = message.sourceMessageId !== null && message.opened ? "\u{1F440}" : null;
  return {
    head: { text: `${text}\n`, entities: [{ type: "bold", offset: 0, length: text.length }] },
    keyboard: withoutText.includes(kind) ? [[mark]] : [],
    albumNote: null,
    context: contextOf(texts, message),
    inWords: (content, fallback) => inWords(texts, content, fallback),
    reaction: message.staffReaction ?? seen,
  };
}
