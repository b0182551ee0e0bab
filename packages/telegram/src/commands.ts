import type { Api } from "grammy";
import { defaultLocale, locales, type Translator } from "./text/translator.ts";

/** Registers a bot's commands and descriptions with Telegram, in every language; texts are `command-<name>`. */
export async function registerCommands(
  api: Api,
  translator: Translator,
  commands: readonly string[],
): Promise<void> {
  for (const locale of locales) {
    const texts = translator(locale);
    const language = locale === defaultLocale ? {} : { language_code: locale };
    const list = commands.map((command) => ({ command, description: texts.plain(`command-${command}`) }));
    await api.setMyCommands(list, language);
    await api.setMyDescription(texts.plain("bot-description"), language);
    await api.setMyShortDescription(texts.plain("bot-short-description"), language);
  }
}
