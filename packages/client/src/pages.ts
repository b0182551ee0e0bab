import type { RequestOptions } from "./options.ts";
import type { Transport } from "./transport.ts";

/** A list: awaited, it is its first page; iterated, all its items, page after page as they are needed. */
export type Paged<Page, Item> = Promise<Page> & AsyncIterable<Item>;

/** Which list, and by which name its query takes the `next_cursor` of the page before. */
interface List {
  readonly path: string;
  readonly cursor: "after" | "before" | "cursor";
  /** What its query takes besides. */
  readonly filter: object | undefined;
  readonly options: RequestOptions | undefined;
}

/** @param nextOf the cursor of the page after this one, if there is one; the page's own by default */
export function paged<Page extends { readonly next_cursor: string | null }, Item>(
  { send }: Pick<Transport, "send">,
  { path, cursor, filter, options }: List,
  itemsOf: (page: Page) => readonly Item[],
  nextOf: (page: Page) => string | null = (page) => page.next_cursor,
): Paged<Page, Item> {
  const load = (next: string | null) =>
    send<Page>({
      method: "GET",
      path,
      query: { ...filter, ...(next !== null && { [cursor]: next }) },
      ...options,
    });
  const first = load(null);
  return Object.assign(first, {
    async *[Symbol.asyncIterator]() {
      let page = await first;
      for (;;) {
        yield* itemsOf(page);
        const next = nextOf(page);
        if (next === null) return;
        page = await load(next);
      }
    },
  });
}
