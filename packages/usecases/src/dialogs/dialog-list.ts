import type { MessageContent, OrderStatus } from "@gotovo/domain";
import type { Page, PageCursor } from "../page.ts";
import type { DialogAuthor } from "./dialog-line.ts";

/** Only ever append: buttons carry the place in the list. */
export const dialogFilters = ["all", "mine", "unassigned", "closed", "blocked", "unwritten"] as const;
export type DialogFilter = (typeof dialogFilters)[number];

/** What a row stands for: a dialog, or the order of somebody with whom none is open. */
export const listParts = ["dialogs", "orders"] as const;
export type ListPart = (typeof listParts)[number];

/** A page of the list: the newest, or the one before or after a row as it stood in the order then. */
export interface DialogListView {
  readonly filter: DialogFilter;
  readonly from: "newest" | "older" | "newer";
  readonly part?: ListPart;
  /** Milliseconds since 1970, and the row's id; absent for the newest. */
  readonly at?: number;
  readonly id?: string;
  /** True: a tap on a row selects its person, instead of opening the dialog. */
  readonly selecting?: boolean;
}

export interface DialogListRow {
  readonly part: ListPart;
  /** Of the dialog, or of the order. */
  readonly id: string;
  readonly personId: string;
  readonly customerName: string;
  readonly orderNumber: string | null;
  readonly orderStatus: OrderStatus | null;
  /** When the last message came, or the order. */
  readonly at: Date;
  readonly isSelected: boolean;
  /** False: they have blocked the bot, are blocked, or are not paired any more. */
  readonly isReachable: boolean;
  readonly unread: number;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly waitingSince: Date | null;
  /** Since when the venue takes no messages from this person, and who said so. */
  readonly blockedAt: Date | null;
  readonly blockedByName: string | null;
  /** The last message; null where there has been none. */
  readonly lastAuthor: DialogAuthor | null;
  readonly lastContent: MessageContent | null;
}

export interface DialogPage extends Page<DialogListRow> {
  /** What was asked for. */
  readonly view: DialogListView;
}

/** Rows on a page. */
export const dialogsOnPage = 8;

export interface ListViewer {
  readonly venueId: string;
  readonly staffId: string;
}

/** Where in the list a page begins: beyond this row, as it stood then. */
export interface ListPlace extends PageCursor {
  readonly part: ListPart;
  readonly at: Date;
}

/** What a part of the list is read with. */
export interface PartOfList {
  readonly filter: DialogFilter;
  readonly direction: PageCursor["direction"];
  /** Null: from that part's end on. */
  readonly place: ListPlace | null;
  readonly limit: number;
}
