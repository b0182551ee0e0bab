import { type DesiredCard, questionCard, type Texts } from "@gotovo/telegram";
import type { BroadcastView, Cabinet } from "@gotovo/usecases/dialogs/cabinet";
import { bulkCallback, chooseDialogCallback } from "../../dialog-callbacks.ts";

/** The steps of this chat in which what is written is kept first. */
export const broadcastStep = "broadcast";
export const chooseDialogStep = "choose-dialog";

/** "What do you want to write to them?", and then: to how many, and the button that sends it. */
export function draftCard(texts: Texts, { ticks, held }: Pick<Cabinet, "ticks" | "held">): DesiredCard {
  const send = {
    text: texts.plain("button-send", { count: ticks }),
    callback_data: bulkCallback.pack({ what: "send" }),
  };
  return questionCard(texts, {
    text: texts.html(held === 0 ? "broadcast-question" : "broadcast-preview", {
      count: ticks,
      messages: held,
    }),
    about: `broadcast ${held}`,
    keyboard: held === 0 || ticks === 0 ? [] : [[{ ...send, style: "success" }]],
  });
}

/** "Whom is this for?" for what was written while no dialog was open. */
export function chooseDialogCard(
  texts: Texts,
  { held, choices }: Pick<Cabinet, "held" | "choices">,
): DesiredCard {
  return questionCard(texts, {
    text: texts.html("choose-dialog", { messages: held, dialogs: choices.length }),
    about: `choose ${held}`,
    keyboard: choices.map(({ id, label }) => [
      { text: label, callback_data: chooseDialogCallback.pack({ dialog: id }) },
    ]),
  });
}

/** How far a broadcast is, and what came of it. */
export function progressCard(texts: Texts, broadcast: BroadcastView): DesiredCard {
  const { id, finished, ...counts } = broadcast;
  return {
    subject: `broadcast:${id}`,
    text: texts.html(finished ? "broadcast-done" : "broadcast-running", counts),
    keyboard: [],
    alert: null,
    sound: false,
    settled: finished,
    // It changes with every customer: what somebody has tapped goes first.
    background: true,
  };
}
