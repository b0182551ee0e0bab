import type { OpenedCard, PanelName } from "@gotovo/domain";
import type { Panel } from "./panel.ts";

/** Those of the named panels that are open in a chat, by its cards. */
export function openPanels<Name extends PanelName>(
  cards: readonly Pick<OpenedCard, "subject" | "prompt">[],
  names: readonly Name[],
): (Panel & { readonly name: Name })[] {
  return names.flatMap((name) => {
    const view = cards.find(({ subject }) => subject === name)?.prompt ?? null;
    return view === null ? [] : [{ name, view }];
  });
}
