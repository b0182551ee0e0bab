import { subject } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { readPage } from "../page.ts";
import { publishChats } from "../publish.ts";
import {
  type DialogFilter,
  type DialogListRow,
  type DialogListView,
  type DialogPage,
  dialogsOnPage,
  type ListPart,
  type ListPlace,
  type ListViewer,
} from "./dialog-list.ts";
import { readDialogs } from "./read-dialogs.ts";
import { readUnwritten } from "./read-unwritten.ts";

/**
 * One page of a venue's dialogs, newest message first. `all` are those that are open, and
 * `blocked` ones are not among the closed; after `all` come the customers of
 * active orders with whom no dialog is open, newest order first, who are also `unwritten` alone. It reads the page and
 * one row more, however many there are.
 */
export async function listDialogs(
  deps: Pick<Deps, "db">,
  viewer: ListViewer,
  view: DialogListView,
): Promise<DialogPage> {
  const { filter, from, part = "dialogs", at, id } = view;
  const isFirst = from === "newest" || at === undefined || id === undefined;
  const cursor = isFirst ? null : { direction: from, part, at: new Date(at), id };
  const page = await readPage(cursor, (place) => readRows(deps, viewer, filter, place), dialogsOnPage);
  return { ...page, view };
}

/** From a place on: what is left of its part, and the part beyond it as far as there is room. */
async function readRows(
  deps: Pick<Deps, "db">,
  viewer: ListViewer,
  filter: DialogFilter,
  place: ListPlace | null,
): Promise<DialogListRow[]> {
  const direction = place?.direction ?? "older";
  const parts = direction === "older" ? partsOf[filter] : partsOf[filter].toReversed();
  const begin = Math.max(0, place ? parts.indexOf(place.part) : 0);
  const rows: DialogListRow[] = [];
  const limit = dialogsOnPage + 1;
  for (const part of parts.slice(begin)) {
    const here = place?.part === part ? place : null;
    const read = part === "dialogs" ? readDialogs : readUnwritten;
    rows.push(...(await read(deps, viewer, { filter, direction, place: here, limit })));
    if (rows.length >= limit) break;
  }
  return rows.slice(0, limit);
}

const partsOf: Record<DialogFilter, readonly ListPart[]> = {
  all: ["dialogs", "orders"],
  mine: ["dialogs"],
  unassigned: ["dialogs"],
  closed: ["dialogs"],
  blocked: ["dialogs"],
  unwritten: ["orders"],
};

/** Opens the list in a staff chat at that page, or closes it (null). Selecting goes on unless the view says otherwise. */
export async function showDialogList(
  deps: Deps,
  chat: ChatKey,
  view: DialogListView | null,
  options: { readonly repost?: boolean } = {},
): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      update chat set dialog_list =
        jsonb_build_object('selecting', coalesce((dialog_list ->> 'selecting')::boolean, false)) || ${view === null ? null : JSON.stringify(view)}::jsonb
      where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
    if (options.repost) {
      await tx.$executeRaw`
        update card set repost = true
        where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} and subject = ${subject.dialogs}`;
    }
    await publishChats(deps, tx, [chat]);
  });
}

/** Begins or ends selecting in the list of a staff chat, on the page that is open. */
export async function selectInList(deps: Deps, chat: ChatKey, selecting: boolean): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      update chat set dialog_list = dialog_list || ${JSON.stringify({ selecting })}::jsonb
      where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
    await publishChats(deps, tx, [chat]);
  });
}
