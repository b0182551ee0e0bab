import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Control } from "../api/control.ts";
import type { Memory } from "../hooks/use-saved.ts";
import type { Locale } from "../i18n/locale.ts";
import type { Translate } from "../i18n/texts.ts";
import type { Actions } from "../model/actions.ts";
import type { Side, StartLink } from "../model/address.ts";
import type { Store } from "../model/store.ts";
import type { Formats } from "../text/format.ts";

/** What every part of the page may use. */
export interface Page {
  readonly store: Store;
  readonly actions: Actions;
  readonly control: Control;
  readonly memory: Memory;
  readonly locale: Locale;
  readonly t: Translate;
  readonly formats: Formats;
  /** Does something and shows what went wrong, when it does. @returns whether it worked. */
  readonly run: (work: Promise<unknown>) => Promise<boolean>;
  /** Shows a sentence for a moment. */
  readonly say: (sentence: string) => void;
  /** Follows an address: a bot's link opens here in the same pane, others in a new window. */
  readonly followLink: (url: string, side: Side) => void;
  readonly openCodes: () => void;
  readonly openBot: (link: StartLink, side: Side) => void;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error("usePage outside of the page");
  return page;
}
