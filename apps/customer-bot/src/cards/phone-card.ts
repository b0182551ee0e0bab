import type { Step } from "@gotovo/domain";
import type { questionCard, Texts } from "@gotovo/telegram";

/** Asks for the code that went to a typed phone. */
export function phoneCodeQuestion(
  texts: Texts,
  { data }: Step<"phone-code">,
): Parameters<typeof questionCard>[1] {
  return {
    text: texts.html("phone-code-question", { phone: data.phone }),
    about: `phone ${data.code}`,
  };
}
