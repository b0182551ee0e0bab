/** A list: awaited, it is its first page; iterated, all its items, page after page as they are needed. */
export type Paged<Page, Item> = Promise<Page> & AsyncIterable<Item>;

/**
 * @param load a page, by the cursor of the one before; the first without
 * @param nextOf the cursor of the page after this one, if there is one
 */
export function paged<Page, Item>(
  load: (cursor: string | undefined) => Promise<Page>,
  itemsOf: (page: Page) => readonly Item[],
  nextOf: (page: Page) => string | null | undefined,
): Paged<Page, Item> {
  const first = load(undefined);
  return Object.assign(first, {
    async *[Symbol.asyncIterator]() {
      let page = await first;
      for (;;) {
        yield* itemsOf(page);
        const next = nextOf(page);
        if (next === null || next === undefined) return;
        page = await load(next);
      }
    },
  });
}
