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
 * The page at `cursor`, or the first one if nothing is there: entries may have come or gone since.
 * @param read rows from a place on, one more than a page; newer ones come oldest first, as an index gives them
 * @param size of a page
 */
export async function readPage<Row, Cursor extends Pick<PageCursor, "direction">>(
  cursor: Cursor | null,
  read: (cursor: Cursor | null) => Promise<Row[]>,
  size = pageSize,
): Promise<Page<Row>> {
  const found = await read(cursor);
  const rows = found.slice(0, size);
  const hasMore = found.length > size;
  if (cursor === null) return { rows, hasNewer: false, hasOlder: hasMore };
  const isNewer = cursor.direction === "newer";
  if (rows.length < (isNewer ? size : 1)) return readPage(null, read, size);
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
