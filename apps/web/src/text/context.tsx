import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import type { Language } from "../../shared/menu.ts";
import { safeStorage } from "../ui/storage.ts";
import { chooseLanguage, storedLanguage, storeLanguage } from "./language.ts";
import { sourcesOf } from "./sources.ts";
import { createTexts, type Translate } from "./texts.ts";

interface Speaking {
  readonly language: Language;
  readonly t: Translate;
  readonly speak: (language: Language) => void;
}

const SpeakingContext = createContext<Speaking | null>(null);

/** Texts of the named .ftl files for everything inside, in the person's language. */
export function Texts(props: { files: readonly string[]; children: ComponentChildren }) {
  const [language, setLanguage] = useState(() =>
    chooseLanguage(storedLanguage(safeStorage()), navigator.languages),
  );
  const t = useMemo(() => createTexts(language, sourcesOf(language, props.files)), [language, props.files]);
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
