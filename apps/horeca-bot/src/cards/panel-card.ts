import type { DesiredCard, Texts } from "@gotovo/telegram";
import { closeCallback } from "../callbacks.ts";
import type { PanelName } from "../panels.ts";

export type Button = DesiredCard["keyboard"][number][number];

/** One page of a list; a page that is not there (any more) is the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

const pageSize = 8;

/** The card of a panel: silent, with a button that closes it. */
export function panelCard(
  texts: Texts,
  name: PanelName,
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

/** That page of a list. */
export function pageOf<T>(items: readonly T[], wanted: number): Page<T> {
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  const page = Math.min(wanted, pages - 1);
  return { items: items.slice(page * pageSize, (page + 1) * pageSize), page, pages };
}

/** The row that turns pages; empty when there is one page only. */
export function pagerRow(
  texts: Texts,
  { page, pages }: Page<unknown>,
  dataOf: (page: number) => string,
): Button[] {
  const to = (target: number, text: string) => ({ text, callback_data: dataOf(target) });
  return [
    ...(page > 0 ? [to(page - 1, texts.plain("button-page-back", { page, pages }))] : []),
    ...(page < pages - 1 ? [to(page + 1, texts.plain("button-page-next", { page: page + 2, pages }))] : []),
  ];
}

/** Buttons two in a row. */
export function inPairs(buttons: readonly Button[]): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) =>
    buttons.slice(row * 2, row * 2 + 2),
  );
}
