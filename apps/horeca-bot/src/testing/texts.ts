import { join } from "node:path";
import { createTranslator } from "@gotovo/telegram";

/** The bot's own texts. */
export const translator = createTranslator(join(import.meta.dirname, "../../locales"));
