import { dateWords, hoursWords, type PauseWords, pauseWords, type SpecialWords } from "@gotovo/domain";
import { locales, type Texts, type Translator } from "@gotovo/telegram";

/** The words that hours, days and pauses are written with, in every language of the bot. */
export function typedWords(translator: Translator): SpecialWords & PauseWords {
  const languages = locales.map(translator);
  const entries = [
    ...hoursWords.map((meaning) => [meaning, wordsOf(languages, `hours-word-${meaning}`)]),
    ...dateWords.map((meaning) => [meaning, wordsOf(languages, `date-word-${meaning}`)]),
    ...pauseWords.map((meaning) => [meaning, wordsOf(languages, `pause-word-${meaning}`)]),
  ];
  return Object.fromEntries(entries);
}

function wordsOf(languages: readonly Texts[], key: string): string[] {
  return languages.flatMap((texts) => texts.plain(key).split(/\s+/));
}
