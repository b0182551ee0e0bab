import { type About, oneLine } from "@gotovo/domain";
import type { Message, MessageOrigin } from "grammy/types";
import { shorten } from "../text/html.ts";
import { clean } from "./clean.ts";

/** How much of the words that are replied to goes along; the rest is where they stand. */
const quotedLimit = 300;
const nameLimit = 60;

/**
 * Whose words a message carries: where it was forwarded from, and what it replies to.
 * @param quotes `chosen`: of a message of the same chat only what the person quoted by hand
 */
export function aboutOf(message: Message, quotes: "all" | "chosen"): { about: About } | undefined {
  const origin = message.forward_origin && originOf(message.forward_origin);
  const quoted = quotedIn(message, quotes);
  return origin || quoted ? { about: { ...(origin && { origin }), ...(quoted && { quoted }) } } : undefined;
}

function originOf(origin: MessageOrigin): NonNullable<About["origin"]> {
  switch (origin.type) {
    case "user":
      return { from: "user", name: nameOf(origin.sender_user.first_name, origin.sender_user.last_name) };
    case "hidden_user":
      return { from: "user", name: nameOf(origin.sender_user_name) };
    case "chat":
      return { from: "chat", name: titleOf(origin.sender_chat, origin.author_signature) };
    case "channel":
      return { from: "channel", name: titleOf(origin.chat, origin.author_signature) };
    default:
      origin satisfies never;
      // One of tomorrow: that the words are somebody else's is what matters.
      return { from: "user", name: "\u2026" };
  }
}

function quotedIn(message: Message, quotes: "all" | "chosen"): About["quoted"] {
  const { external_reply, quote, reply_to_message: replied } = message;
  if (external_reply) return { name: originOf(external_reply.origin).name, text: line(quote?.text) };
  // Telegram makes everything in a topic a reply to its first line.
  if (!replied || replied.forum_topic_created) return undefined;
  const chosen = quote?.is_manual ? quote.text : undefined;
  const text = line(chosen ?? (quotes === "all" ? (replied.text ?? replied.caption) : undefined));
  return text === "" ? undefined : { text };
}

function titleOf(
  chat: { readonly title?: string | undefined; readonly first_name?: string | undefined },
  signature: string | undefined,
): string {
  return nameOf(chat.title ?? chat.first_name, signature && `(${signature})`);
}

function nameOf(...parts: readonly (string | undefined)[]): string {
  return shorten(oneLine(clean(parts.filter(Boolean).join(" "))), nameLimit) || "\u2026";
}

function line(text = ""): string {
  return shorten(oneLine(clean(text)), quotedLimit);
}
