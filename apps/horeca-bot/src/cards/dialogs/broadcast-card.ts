import { subject } from "@gotovo/domain";
import { type DesiredCard, escapeHtml, questionCard, shorten, type Texts } from "@gotovo/telegram";
import type { BroadcastView, Cabinet } from "@gotovo/usecases/dialogs/cabinet";
import { bulkCallback, chooseDialogCallback, orderDialogCallback } from "../../dialog-callbacks.ts";
import { previewLine } from "./preview.ts";

/** Of each message, in characters; the whole of it stands above. */
const previewLength = 300;

/** "What do you want to write to them?", and then: what goes out, to how many, and the button that sends it. */
export function draftCard(
  texts: Texts,
  { selected, held, draft }: Pick<Cabinet, "selected" | "held" | "draft">,
  venueName: string,
): DesiredCard {
  const asked = { count: selected, messages: held };
  const send = {
    text: texts.plain("button-send", { count: selected }),
    callback_data: bulkCallback.pack({ what: "send" }),
  };
  return questionCard(texts, {
    text:
      held === 0
        ? texts.html("broadcast-question", asked)
        : [
            texts.html("broadcast-preview", asked),
            `<blockquote>${preview(texts, draft, held, venueName)}</blockquote>`,
            texts.html("broadcast-preview-more"),
          ].join("\n"),
    about: `broadcast ${held}`,
    keyboard: held === 0 || selected === 0 ? [] : [[{ ...send, style: "success" }]],
  });
}

/** The draft as customers see it: marked with the café's name. */
function preview(texts: Texts, draft: Cabinet["draft"], held: number, venueName: string): string {
  const lines = draft.map((content) => escapeHtml(previewLine(texts, content, previewLength)));
  const more =
    held > lines.length ? [texts.html("broadcast-preview-rest", { count: held - lines.length })] : [];
  return [texts.html("broadcast-preview-head", { venue: shorten(venueName, 60) }), ...lines, ...more].join(
    "\n",
  );
}

/** "Whom is this for?" for what was written while no dialog was open. */
export function chooseDialogCard(
  texts: Texts,
  { held, choices }: Pick<Cabinet, "held" | "choices">,
): DesiredCard {
  return questionCard(texts, {
    text: texts.html("choose-dialog", { messages: held, dialogs: choices.length }),
    about: `choose ${held}`,
    keyboard: choices.map(({ part, id, label }) => [
      {
        text: label,
        callback_data:
          part === "dialogs"
            ? chooseDialogCallback.pack({ dialog: id })
            : orderDialogCallback.pack({ order: id }),
      },
    ]),
  });
}

/** How far a broadcast is, and what came of it. */
export function progressCard(texts: Texts, broadcast: BroadcastView): DesiredCard {
  const { id, finished, ...counts } = broadcast;
  return {
    subject: subject.broadcast(id),
    text: texts.html(finished ? "broadcast-done" : "broadcast-running", counts),
    keyboard: [],
    alert: null,
    sound: false,
    settled: finished,
    // It changes with every customer: what somebody has tapped goes first.
    background: true,
  };
}
