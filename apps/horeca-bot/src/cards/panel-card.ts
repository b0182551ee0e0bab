import type { StaffPanel } from "@gotovo/domain";
import { type DesiredCard, type Texts, turns } from "@gotovo/telegram";
import type { Page } from "@gotovo/usecases/page";
import { closeCallback } from "../callbacks.ts";

export type Button = DesiredCard["keyboard"][number][number];

/** One page of a list that is counted in pages. */
export interface NumberedPage<T> extends Page<T> {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

const pageSize = 8;

/** The card of a panel: silent, with a button that closes it. */
export function panelCard(
  texts: Texts,
  name: StaffPanel,
  lines: readonly string[],
  keyboard: readonly (readonly Button[])[],
): DesiredCard {
  const close = { text: texts.plain("button-close"), callback_data: closeCallback.pack({ panel: name }) };
  return {
    subject: name,
    text: lines.join("\n"),
    keyboard: [...keyboard.filter((row) => row.length > 0), [close]],
    alert: null,
    sound: false,
    settled: false,
  };
}

/** That page of a list; one that is not there (any longer) is the last one. */
export function pageOf<T>(items: readonly T[], wanted: number): NumberedPage<T> {
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  const page = Math.min(wanted, pages - 1);
  const rows = items.slice(page * pageSize, (page + 1) * pageSize);
  return { rows, hasNewer: page > 0, hasOlder: page < pages - 1, page, pages };
}

/** The row that turns pages; empty when there is one page only. */
export function pagerRow(
  texts: Texts,
  shown: NumberedPage<unknown>,
  dataOf: (page: number) => string,
): Button[] {
  const { page, pages } = shown;
  return turns(shown, (direction) =>
    direction === "newer"
      ? { text: texts.plain("button-page-back", { page, pages }), callback_data: dataOf(page - 1) }
      : { text: texts.plain("button-page-next", { page: page + 2, pages }), callback_data: dataOf(page + 1) },
  );
}

/** Buttons two in a row. */
export function inPairs(buttons: readonly Button[]): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) =>
    buttons.slice(row * 2, row * 2 + 2),
  );
}
