import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import type { Language } from "../../shared/menu.ts";
import { safeStorage } from "../ui/storage.ts";
import { chooseLanguage, storedLanguage, storeLanguage } from "./language.ts";
import { sourcesOf, type TextSources } from "./sources.ts";
import { createTexts, type Translate } from "./texts.ts";

interface Speaking {
  readonly language: Language;
  readonly t: Translate;
  readonly speak: (language: Language) => void;
}

const SpeakingContext = createContext<Speaking | null>(null);

/** These texts for everything inside, in the person's language. */
export function Texts(props: { sources: TextSources; children: ComponentChildren }) {
  const [language, setLanguage] = useState(() =>
    chooseLanguage(storedLanguage(safeStorage()), navigator.languages),
  );
  const t = useMemo(
    () => createTexts(language, sourcesOf(language, props.sources)),
    [language, props.sources],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speak = (chosen: Language) => {
    storeLanguage(safeStorage(), chosen);
    setLanguage(chosen);
  };
  return <SpeakingContext.Provider value={{ language, t, speak }}>{props.children}</SpeakingContext.Provider>;
}

/** The texts and the language of where a component stands. */
export function useTexts(): Speaking {
  const speaking = useContext(SpeakingContext);
  if (!speaking) throw new Error("No texts around this component");
  return speaking;
}
