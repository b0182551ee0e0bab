import { isUuid } from "./ids.ts";

/** Entries that a list in a chat shows at once. */
export const pageSize = 10;

/** A page of a list, the newest first: what is older or newer than the entry of this id. */
export interface PageCursor {
  readonly direction: "older" | "newer";
  readonly id: string;
}

/** One page, the newest first. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
}

/**
 * The page at `cursor`, or the first one where there is nothing more to turn to: entries may have come or gone since.
 * @param read rows from a place on, one more than a page; newer ones come oldest first, as an index gives them
 */
export async function readPage<Row>(
  cursor: PageCursor | null,
  read: (cursor: PageCursor | null) => Promise<Row[]>,
): Promise<Page<Row>> {
  const found = await read(cursor);
  const rows = found.slice(0, pageSize);
  const hasMore = found.length > pageSize;
  if (cursor === null) return { rows, hasNewer: false, hasOlder: hasMore };
  const isNewer = cursor.direction === "newer";
  if (rows.length < (isNewer ? pageSize : 1)) return readPage(null, read);
  return isNewer
    ? { rows: rows.toReversed(), hasNewer: hasMore, hasOlder: true }
    : { rows, hasNewer: true, hasOlder: hasMore };
}

/** A cursor as a panel's view; the first page without one. */
export function writeCursor(cursor: PageCursor | null): string {
  return cursor ? `${cursor.direction}:${cursor.id}` : "first";
}

/** A panel's view as a cursor; null for the first page. */
export function readCursor(view: string): PageCursor | null {
  const [direction, id = ""] = view.split(":");
  return (direction === "older" || direction === "newer") && isUuid(id) ? { direction, id } : null;
}
