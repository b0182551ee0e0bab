import { invalid, notFound } from "../control/failure.ts";
import { captionOrText } from "../state/messages.ts";
import type { Chat, Message } from "../state/types.ts";
import { quoteFrom } from "../text/quote.ts";

export interface ReplyWish {
  reply_to?: number | undefined;
  quote?: { text: string; position?: number | undefined } | undefined;
}

/** What a person's message answers. Throws 404 for a vanished message, 400 for a quote that is not in it. */
export function replyWith(chat: Chat, { reply_to, quote }: ReplyWish): Pick<Message, "reply_to" | "quote"> {
  if (reply_to === undefined) {
    if (quote) throw invalid("a quote needs reply_to");
    return {};
  }
  const replied = chat.messages.get(reply_to);
  if (!replied) throw notFound("the message replied to");
  if (!quote) return { reply_to };
  const found = quoteFrom(captionOrText(replied.content), quote.text, quote.position);
  if (!found) throw invalid("the quote is not in the message replied to");
  return { reply_to, quote: found };
}
