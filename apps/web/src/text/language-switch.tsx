import { useTexts } from "./context.tsx";
import { languages } from "./language.ts";

const names = { ru: "language-ru", en: "language-en" } as const;

export function LanguageSwitch() {
  const { t, language, speak } = useTexts();
  return (
    <fieldset class="language-switch">
      <legend class="visually-hidden">{t("language-switch")}</legend>
      {languages.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === language}
          title={t(names[each])}
          onClick={() => speak(each)}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
