import { quickTextLimit, quickTitleLimit } from "@gotovo/domain";
import type { Texts } from "@gotovo/telegram";
import type { Step } from "@gotovo/usecases/chats/step";

export const quickTitleStep = "quick-title";
export const quickTextStep = "quick-text";

/** Asks for the title of a new answer, or another one for the answer that the step names. */
export function quickTitleQuestion(texts: Texts, { data }: Step) {
  const text = texts.html(data.answer ? "quick-ask-other-title" : "quick-ask-title", {
    limit: quickTitleLimit,
  });
  return { text, about: `${quickTitleStep} ${data.answer ?? "new"}` };
}

/** Asks for the text of a new answer with that title, or another one for the answer that the step names. */
export function quickTextQuestion(texts: Texts, { data }: Step) {
  const text = data.answer
    ? texts.html("quick-ask-other-text", { limit: quickTextLimit })
    : texts.html("quick-ask-text", { limit: quickTextLimit, title: String(data.title) });
  return { text, about: `${quickTextStep} ${data.answer ?? data.title}` };
}
