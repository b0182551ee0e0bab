import { subject } from "@gotovo/domain";
import {
  type DesiredCard,
  escapeHtml,
  formatMoment,
  type Moment,
  shorten,
  type Texts,
  turns,
} from "@gotovo/telegram";
import type { Cabinet } from "@gotovo/usecases/dialogs/cabinet";
import { type DialogListRow, type DialogPage, dialogFilters } from "@gotovo/usecases/dialogs/dialog-list";
import {
  bulkCallback,
  dialogCallback,
  dialogsCallback,
  orderDialogCallback,
  pageCallback,
  selectCallback,
} from "../../dialog-callbacks.ts";
import { authorMarks, previewLine } from "./preview.ts";

type Button = DesiredCard["keyboard"][number][number];

/** Of a message's beginning, in characters: a line of a phone. */
const previewLength = 34;

/** Who looks at the list, and when. */
export interface Viewer {
  readonly staffId: string;
  readonly now: Date;
}

/**
 * A page of the venue's dialogs: a line and a button as wide as the message for each. It opens the dialog, or selects it
 * while several are being selected.
 */
export function listCard(texts: Texts, cabinet: Cabinet, page: DialogPage, viewer: Viewer): DesiredCard {
  const { rows, view } = page;
  const lines = rows.map((row) => line(texts, row, cabinet.timezone, viewer));
  const title = texts.html("dialogs-title", { filter: view.filter, unread: cabinet.unreadDialogs });
  // Whom the café has blocked is left out of every broadcast.
  const isSelectable = rows.length > 0 && (view.filter !== "blocked" || view.selecting === true);
  return {
    subject: subject.dialogs,
    text: [
      title,
      ...(lines.length === 0 ? [texts.html("dialogs-none", { filter: view.filter })] : lines),
    ].join("\n\n"),
    keyboard: [
      ...rows.map((row) => [view.selecting ? selectButton(texts, row) : openButton(texts, row)]),
      pager(texts, page),
      ...bulk(texts, cabinet),
      ...(isSelectable ? [[selectingButton(texts, view.selecting ?? false)]] : []),
      ...filters(texts, page),
    ].filter((row) => row.length > 0),
    alert: null,
    sound: false,
    settled: false,
    urgent: true,
  };
}

function line(texts: Texts, row: DialogListRow, timezone: string, { staffId, now }: Viewer): string {
  const moment = (at: Date) => formatMoment(texts.locale, at, timezone, now);
  const head = texts.html("dialogs-row", {
    name: shorten(row.customerName, 30),
    hasNumber: row.orderNumber === null ? "no" : "yes",
    number: row.orderNumber ?? "",
    unread: row.unread,
    time: moment(row.at),
  });
  const parts = [head, state(texts, row, moment, staffId), preview(texts, row)];
  return parts.filter((part) => part !== "").join("\n");
}

function state(texts: Texts, row: DialogListRow, moment: (at: Date) => Moment, staffId: string): string {
  const written = row.lastContent === null ? "never" : "before";
  if (row.part === "orders") {
    return texts.html("dialogs-row-unwritten", { written, status: row.orderStatus ?? "none" });
  }
  return texts.html("dialogs-row-state", {
    isReachable: String(row.isReachable || row.blockedAt !== null),
    isWaiting: row.blockedAt !== null ? "blocked" : row.waitingSince === null ? "no" : "yes",
    time: row.blockedAt === null ? "" : moment(row.blockedAt),
    by: shorten(row.blockedByName ?? "none", 30),
    waiting: row.waitingSince === null ? "" : moment(row.waitingSince),
    assignee: row.assigneeId === null ? "nobody" : row.assigneeId === staffId ? "me" : "other",
    name: shorten(row.assigneeName ?? "", 30),
  });
}

function preview(texts: Texts, { part, lastAuthor, lastContent }: DialogListRow): string {
  if (part === "orders") return "";
  if (lastContent === null || lastAuthor === null) return texts.html("dialogs-row-empty");
  return `${authorMarks[lastAuthor]} ${escapeHtml(previewLine(texts, lastContent, previewLength))}`;
}

function selectButton(texts: Texts, row: DialogListRow): Button {
  const { isSelected, isReachable, personId: person } = row;
  return {
    text: texts.plain("button-select", {
      selected: isSelected || isReachable ? String(isSelected) : "never",
      label: label(texts, row),
    }),
    callback_data: selectCallback.pack({ person, to: isSelected ? "off" : "on" }),
  };
}

function openButton(texts: Texts, row: DialogListRow): Button {
  return {
    text: label(texts, row),
    callback_data:
      row.part === "dialogs"
        ? dialogCallback.pack({ dialog: row.id })
        : orderDialogCallback.pack({ order: row.id }),
  };
}

function selectingButton(texts: Texts, selecting: boolean): Button {
  return {
    text: texts.plain("button-selecting", { selecting: String(selecting) }),
    callback_data: bulkCallback.pack({ what: selecting ? "select-end" : "select" }),
  };
}

/** A long name is cut, so that a phone does not cut the order's number behind it. */
function label(texts: Texts, row: DialogListRow): string {
  return texts.plain("button-dialog-row", {
    name: shorten(row.customerName, 22),
    hasNumber: row.orderNumber === null ? "no" : "yes",
    number: row.orderNumber ?? "",
    unread: row.unread,
  });
}

function pager(texts: Texts, page: DialogPage): Button[] {
  const { filter } = page.view;
  return turns(page, (from, { part, id, at }) => ({
    text: texts.plain("button-page", { to: from }),
    callback_data: pageCallback.pack({ filter, from, part, at: at.getTime(), id }),
  }));
}

/** More in a row would be too narrow for their words on a phone. */
function filters(texts: Texts, { view }: DialogPage): Button[][] {
  const buttons = dialogFilters.map((filter) => ({
    text: texts.plain("button-filter", { filter, chosen: String(filter === view.filter) }),
    callback_data: dialogsCallback.pack({ filter }),
  }));
  const leave = {
    text: texts.plain("button-close-list"),
    callback_data: bulkCallback.pack({ what: "leave-list" }),
  };
  return [buttons.slice(0, 3), buttons.slice(3), [leave]];
}

function bulk(texts: Texts, { selected, selectedOpen }: Cabinet): Button[][] {
  if (selected === 0) return [];
  const button = (what: "write" | "close" | "clear", count: number, more = {}): Button => ({
    text: texts.plain("button-bulk", { what, count }),
    callback_data: bulkCallback.pack({ what }),
    ...more,
  });
  const close = selectedOpen === 0 ? [] : [button("close", selectedOpen)];
  return [[button("write", selected, { style: "primary" })], [...close, button("clear", selected)]];
}
