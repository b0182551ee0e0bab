import { subject } from "@gotovo/domain";
import { type DesiredCard, escapeHtml, formatMoment, htmlLine, shorten, type Texts } from "@gotovo/telegram";
import type { CurrentDialog } from "@gotovo/usecases/dialogs/cabinet";
import { quickCallback } from "../../callbacks.ts";
import { dialogActionCallback, dialogsCallback } from "../../dialog-callbacks.ts";
import { authorMarks, previewLine } from "./preview.ts";

/** The dialog that this person writes to, pinned: with whom, about what, who answers, and what was said last. */
export function dialogCard(
  texts: Texts,
  dialog: CurrentDialog,
  viewer: { readonly staffId: string; readonly timezone: string; readonly now: Date },
): DesiredCard {
  const isMine = dialog.assigneeId === viewer.staffId;
  const title = texts.html("dialog-title", {
    name: shorten(dialog.customerName, 60),
    hasNumber: dialog.orderNumber === null ? "no" : "yes",
    number: dialog.orderNumber ?? "",
    status: dialog.orderStatus ?? "none",
  });
  const state = texts.html("dialog-state", {
    state: dialog.blocked ? "blocked" : dialog.closed ? "closed" : "open",
    assignee: dialog.assigneeId === null ? "nobody" : isMine ? "me" : "other",
    name: shorten(dialog.assigneeName ?? "", 40),
  });
  const lines = dialog.lines.map((line) => {
    const at = formatMoment(texts.locale, new Date(line.at), viewer.timezone, viewer.now);
    const who = line.name === null ? "" : `${htmlLine(line.name, 20)}: `;
    const edited = line.edited ? ` <i>${texts.html("dialog-line-edited")}</i>` : "";
    return `${at} ${authorMarks[line.author]} ${who}${escapeHtml(previewLine(texts, line.content, 160))}${edited}`;
  });
  return {
    subject: subject.dialog,
    text: [`${title}\n${state}`, lines.join("\n"), texts.html("dialog-hint")].filter(Boolean).join("\n\n"),
    keyboard: keyboard(texts, dialog, isMine),
    alert: null,
    sound: false,
    settled: false,
    urgent: true,
    pinned: true,
  };
}

function keyboard(texts: Texts, dialog: CurrentDialog, isMine: boolean): DesiredCard["keyboard"] {
  const button = (what: "take" | "release" | "close" | "history" | "leave") => ({
    text: texts.plain("button-dialog", { what }),
    callback_data: dialogActionCallback.pack({ dialog: dialog.id, what }),
  });
  return [
    [button("history"), button(isMine ? "release" : "take")],
    [...(dialog.closed ? [] : [button("close")]), button("leave")],
    [
      {
        text: texts.plain("button-quick-answers"),
        callback_data: quickCallback.pack({ mode: "send", page: 0 }),
      },
      { text: texts.plain("button-to-list"), callback_data: dialogsCallback.pack({ filter: "all" }) },
    ],
  ];
}
