import { quickTextLimit, quickTitleLimit, type Step } from "@gotovo/domain";
import type { Texts } from "@gotovo/telegram";

/** Asks for the title of a new answer, or another one for the answer that the step names. */
export function quickTitleQuestion(texts: Texts, { data }: Step<"quick-title">) {
  const text = texts.html(data.answer ? "quick-ask-other-title" : "quick-ask-title", {
    limit: quickTitleLimit,
  });
  return { text, about: `quick-title ${data.answer ?? "new"}` };
}

/** Asks for the text of a new answer with that title, or another one for the answer that the step names. */
export function quickTextQuestion(texts: Texts, { data }: Step<"quick-text">) {
  const text =
    data.title === undefined
      ? texts.html("quick-ask-other-text", { limit: quickTextLimit })
      : texts.html("quick-ask-text", { limit: quickTextLimit, title: data.title });
  return { text, about: `quick-text ${data.answer ?? data.title}` };
}
