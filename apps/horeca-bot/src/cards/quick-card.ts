import { fillQuickAnswer, may, quickAnswersLimit } from "@gotovo/domain";
import { type DesiredCard, shorten, type Texts } from "@gotovo/telegram";
import type { QuickAnswer } from "@gotovo/usecases/dialogs/quick-answers/list-quick-answers";
import type { QuickAnswersView } from "@gotovo/usecases/dialogs/quick-answers/quick-answers-of-chat";
import { quickAddCallback, quickCallback, quickItemCallback, quickSendCallback } from "../callbacks.ts";
import { type Button, pageOf, pagerRow, panelCard } from "./panel-card.ts";

/** The panel of quick answers: to send one, and for managers to change them. Its view is the data of a button. */
export function quickCard(texts: Texts, quick: QuickAnswersView, view: string): DesiredCard {
  const manages = may(quick.role, "quick_answers.manage");
  const item = quickItemCallback.parse(view);
  const answer = manages && quick.answers.find(({ id }) => id === item?.answer);
  if (answer && item) {
    return item.step === "ask" ? deletingCard(texts, answer) : answerCard(texts, answer);
  }
  const list = quickCallback.parse(view);
  return manages && list?.mode !== "send"
    ? managingCard(texts, quick, list?.page ?? 0)
    : sendingCard(texts, quick, list?.page ?? 0, manages);
}

function sendingCard(texts: Texts, quick: QuickAnswersView, wanted: number, manages: boolean): DesiredCard {
  const page = pageOf(quick.answers, wanted);
  const lines = page.rows.flatMap(({ title, text }) => ["", previewLine(texts, title, text, quick)]);
  const answers = page.rows.map(({ id, title }): Button[] => [
    { text: title, callback_data: quickSendCallback.pack({ answer: id }) },
  ]);
  const manage: Button = {
    text: texts.plain("button-quick-manage"),
    callback_data: quickCallback.pack({ mode: "manage", page: page.page }),
  };
  const empty = quick.answers.length === 0;
  return panelCard(
    texts,
    "quick",
    [
      texts.html("quick-title"),
      empty ? texts.html(manages ? "quick-empty-manager" : "quick-empty") : receiverLine(texts, quick),
      ...lines,
    ],
    [
      ...answers,
      pagerRow(texts, page, (to) => quickCallback.pack({ mode: "send", page: to })),
      manages ? [empty ? addButton(texts) : manage] : [],
    ],
  );
}

function managingCard(texts: Texts, quick: QuickAnswersView, wanted: number): DesiredCard {
  const page = pageOf(quick.answers, wanted);
  const answers = page.rows.map(({ id, title }): Button[] => [
    {
      text: texts.plain("button-quick-item", { title }),
      callback_data: quickItemCallback.pack({ answer: id, step: "open" }),
    },
  ]);
  const count = { count: quick.answers.length, limit: quickAnswersLimit };
  return panelCard(
    texts,
    "quick",
    [texts.html("quick-manage-title", count), texts.html("quick-manage-hint")],
    [
      ...answers,
      pagerRow(texts, page, (to) => quickCallback.pack({ mode: "manage", page: to })),
      quick.answers.length < quickAnswersLimit ? [addButton(texts)] : [],
      [backButton(texts, "send", page.page)],
    ],
  );
}

function answerCard(texts: Texts, { id, title, text }: QuickAnswer): DesiredCard {
  const button = (key: string, step: "title" | "text" | "ask"): Button => ({
    text: texts.plain(key),
    callback_data: quickItemCallback.pack({ answer: id, step }),
  });
  return panelCard(
    texts,
    "quick",
    [texts.html("quick-answer", { title, text })],
    [
      [button("button-quick-title", "title"), button("button-quick-text", "text")],
      [button("button-quick-delete", "ask")],
      [backButton(texts, "manage", 0)],
    ],
  );
}

function deletingCard(texts: Texts, { id, title }: QuickAnswer): DesiredCard {
  const yes: Button = {
    text: texts.plain("button-quick-delete-yes"),
    callback_data: quickItemCallback.pack({ answer: id, step: "delete" }),
    style: "danger",
  };
  const no: Button = {
    text: texts.plain("button-no"),
    callback_data: quickItemCallback.pack({ answer: id, step: "open" }),
  };
  return panelCard(texts, "quick", [texts.html("quick-delete-question", { title })], [[yes], [no]]);
}

function receiverLine(texts: Texts, { receiver }: QuickAnswersView): string {
  if (!receiver) return texts.html("quick-no-dialog");
  const name = shorten(receiver.name ?? "", 60);
  return receiver.order === null
    ? texts.html("quick-receiver", { name })
    : texts.html("quick-receiver-order", { name, order: receiver.order });
}

/** What would be sent, as far as it is known. */
function previewLine(texts: Texts, title: string, text: string, { receiver }: QuickAnswersView): string {
  const filled = receiver ? fillQuickAnswer(text, receiver) : { text };
  const preview = shorten(("text" in filled ? filled.text : text).replace(/\s+/g, " "), 120);
  return texts.html("quick-line", { title, text: preview });
}

function addButton(texts: Texts): Button {
  return { text: texts.plain("button-quick-add"), callback_data: quickAddCallback.pack({}) };
}

function backButton(texts: Texts, mode: "send" | "manage", page: number): Button {
  const key = mode === "send" ? "button-quick-back" : "button-quick-all";
  return { text: texts.plain(key), callback_data: quickCallback.pack({ mode, page }) };
}
