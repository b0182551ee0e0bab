import { may, type StaffRole, subject } from "@gotovo/domain";
import {
  type DesiredCard,
  escapeHtml,
  formatMoment,
  htmlLine,
  type Moment,
  shorten,
  type Texts,
} from "@gotovo/telegram";
import type { CurrentDialog } from "@gotovo/usecases/dialogs/cabinet";
import { quickCallback } from "../../callbacks.ts";
import { blockCallback, dialogActionCallback, dialogsCallback } from "../../dialog-callbacks.ts";
import { authorMarks, previewLine } from "./preview.ts";

export interface DialogViewer {
  readonly staffId: string;
  readonly role: StaffRole;
  readonly timezone: string;
  readonly now: Date;
  /** The question that is open on the card. */
  readonly prompt: string | null;
}

/** The question whether to block the customer of a dialog, as the card remembers it. */
export function blockPrompt(dialogId: string): string {
  return `block ${dialogId}`;
}

/** The dialog that this person writes to, pinned: with whom, about what, who answers, and what was said last. */
export function dialogCard(texts: Texts, dialog: CurrentDialog, viewer: DialogViewer): DesiredCard {
  const isMine = dialog.assigneeId === viewer.staffId;
  const title = texts.html("dialog-title", {
    name: shorten(dialog.customerName, 60),
    hasNumber: dialog.orderNumber === null ? "no" : "yes",
    number: dialog.orderNumber ?? "",
    status: dialog.orderStatus ?? "none",
  });
  const state = texts.html("dialog-state", {
    state: stateOf(dialog),
    time: dialog.blocked === null ? "" : moment(texts, dialog.blocked.at, viewer),
    by: shorten(dialog.blocked?.by ?? "none", 40),
    assignee: dialog.assigneeId === null ? "nobody" : isMine ? "me" : "other",
    name: shorten(dialog.assigneeName ?? "", 40),
  });
  const asking = viewer.prompt === blockPrompt(dialog.id) && mayBlock(viewer) && dialog.blocked === null;
  const end = asking
    ? texts.html("dialog-block-question", { name: shorten(dialog.customerName, 60) })
    : texts.html("dialog-hint", { state: stateOf(dialog) });
  return {
    subject: subject.dialog,
    text: [`${title}\n${state}`, lastLines(texts, dialog.lines, viewer), end].filter(Boolean).join("\n\n"),
    keyboard: asking ? blockChoice(texts, dialog) : keyboard(texts, dialog, viewer),
    alert: null,
    sound: false,
    settled: false,
    urgent: true,
    pinned: true,
  };
}

/** What was said last, a line each: when, by whom, and how it begins. HTML. */
export function lastLines(
  texts: Texts,
  lines: CurrentDialog["lines"],
  viewer: Pick<DialogViewer, "timezone" | "now">,
): string {
  return lines
    .map((line) => {
      const who = line.name === null ? "" : `${htmlLine(line.name, 20)}: `;
      const edited = line.edited ? ` <i>${texts.html("dialog-line-edited")}</i>` : "";
      const said = escapeHtml(previewLine(texts, line.content, 160));
      return `${moment(texts, line.at, viewer)} ${authorMarks[line.author]} ${who}${said}${edited}`;
    })
    .join("\n");
}

/** What stands in the way of writing comes first. */
function stateOf({ blocked, unpaired, blockedBot, closed, onPage }: CurrentDialog): string {
  if (blocked !== null) return "blocked";
  if (unpaired) return "unpaired";
  if (blockedBot) return "blocked-bot";
  if (closed) return "closed";
  return onPage ? "page" : "open";
}

function moment(texts: Texts, at: string, { timezone, now }: Pick<DialogViewer, "timezone" | "now">): Moment {
  return formatMoment(texts.locale, new Date(at), timezone, now);
}

function mayBlock({ role }: DialogViewer): boolean {
  return may(role, "dialogs.block");
}

function blockButton(
  texts: Texts,
  dialog: CurrentDialog,
  step: "ask" | "keep" | "block" | "unblock",
): DesiredCard["keyboard"][number][number] {
  return {
    text: texts.plain("button-block", { step }),
    callback_data: blockCallback.pack({ dialog: dialog.id, step }),
    ...(step === "block" && { style: "danger" }),
  };
}

function blockChoice(texts: Texts, dialog: CurrentDialog): DesiredCard["keyboard"] {
  return [[blockButton(texts, dialog, "block")], [blockButton(texts, dialog, "keep")]];
}

function keyboard(texts: Texts, dialog: CurrentDialog, viewer: DialogViewer): DesiredCard["keyboard"] {
  const isMine = dialog.assigneeId === viewer.staffId;
  const button = (what: "take" | "release" | "close" | "history" | "leave") => ({
    text: texts.plain("button-dialog", { what }),
    callback_data: dialogActionCallback.pack({ dialog: dialog.id, what }),
  });
  const isWritable = ["open", "closed"].includes(stateOf(dialog));
  const quick = {
    text: texts.plain("button-quick-answers"),
    callback_data: quickCallback.pack({ mode: "send", page: 0 }),
  };
  // Nobody answers whom nobody can write to.
  const answering =
    isMine && dialog.blocked === null ? ["release" as const] : isWritable ? ["take" as const] : [];
  return [
    [button("history"), ...answering.map(button)],
    [...(dialog.closed ? [] : [button("close")]), button("leave")],
    [
      ...(isWritable ? [quick] : []),
      { text: texts.plain("button-to-list"), callback_data: dialogsCallback.pack({ filter: "all" }) },
    ],
    ...(mayBlock(viewer) ? [[blockButton(texts, dialog, dialog.blocked === null ? "ask" : "unblock")]] : []),
  ];
}
