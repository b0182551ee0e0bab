import type { questionCard, Texts } from "@gotovo/telegram";
import type { Step } from "@gotovo/usecases/chats/step";

/** Asks for the code that went to a typed phone. */
export function phoneCodeQuestion(texts: Texts, { data }: Step): Parameters<typeof questionCard>[1] {
  return {
    text: texts.html("phone-code-question", { phone: String(data.phone) }),
    about: `phone ${data.code}`,
  };
}
