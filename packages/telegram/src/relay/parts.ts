import { createHash } from "node:crypto";
import {
  type Formatted,
  joinFormatted,
  type MediaKind,
  type RelayedMessage,
  splitFormatted,
} from "@gotovo/domain";
import { captionLimit, messageLimit } from "../text/html.ts";
import type { Frame, Keyboard, Post } from "./types.ts";

const withoutCaption: readonly MediaKind[] = ["sticker", "video_note"];

const noText: Formatted = { text: "", entities: [] };
const noButtons: Keyboard = [];

/**
 * The messages that show one message of a dialog in its frame: one, or several when it is too long. The last one has
 * the buttons; what can hold no text is named by its buttons alone.
 * @param index its position in an album, else null: an album's first part has the head, and is followed by the note
 */
export function partsOf(message: RelayedMessage, frame: Frame, index: number | null): Post[] {
  const { content } = message;
  if (index !== null) return albumParts(message, frame, index);
  const head = joinFormatted(frame.head, frame.context);
  switch (content.kind) {
    case "text":
      return texts(joinFormatted(head, content), frame.keyboard);
    case "media":
      return [...(isBare(content.media) ? before(frame) : []), ...media(message, head, frame.keyboard)];
    case "location":
    case "contact": {
      const { quote: _, about: __, ...post } = content;
      return [
        ...before(frame),
        { ...(post as Extract<Post, { kind: "location" }>), keyboard: frame.keyboard },
      ];
    }
    default:
      return content satisfies never;
  }
}

/** What can hold no text has it before. */
function before({ head, context }: Frame): Post[] {
  if (context.text === "") return [];
  return [{ kind: "text", body: trimEnd(joinFormatted(head, context)), keyboard: noButtons }];
}

/** True for what can hold no text. */
export function isBare(media: MediaKind): boolean {
  return withoutCaption.includes(media);
}

function albumParts(message: RelayedMessage, frame: Frame, index: number): Post[] {
  const head = index === 0 ? joinFormatted(frame.head, frame.context) : noText;
  const { content } = message;
  const parts =
    content.kind === "text"
      ? texts(joinFormatted(head, content), noButtons)
      : media(message, head, noButtons);
  if (index !== 0 || frame.albumNote === null) return parts;
  const note: Formatted = { text: frame.albumNote, entities: [] };
  return [...parts, { kind: "text", body: note, keyboard: frame.keyboard }];
}

function texts(body: Formatted, keyboard: Keyboard): Post[] {
  const pieces = splitFormatted(body, messageLimit);
  return pieces.map((piece, index) => ({
    kind: "text",
    body: piece,
    keyboard: index === pieces.length - 1 ? keyboard : noButtons,
  }));
}

/** A caption that does not fit together with the head goes below its file, as a text. */
function media(message: RelayedMessage, head: Formatted, keyboard: Keyboard): Post[] {
  const { content } = message;
  if (content.kind !== "media") return [];
  const { text, entities } = content;
  const post = (body: Formatted, buttons: Keyboard): Post => ({
    kind: "media",
    media: content.media,
    file: content.file,
    owner: message.sourceBot ?? "",
    spoiler: content.spoiler ?? false,
    body,
    keyboard: buttons,
  });
  if (isBare(content.media)) return [post(noText, keyboard)];
  // Telegram takes no text of white space alone, which is what a caption that only looks long may be.
  const caption = text.trim() === "" ? noText : { text, entities };
  const whole = joinFormatted(head, caption);
  if (whole.text.length <= captionLimit) return [post(trimEnd(whole), keyboard)];
  return [post(trimEnd(head), noButtons), ...texts(caption, keyboard)];
}

/** A head alone ends with its line break, which Telegram cuts off. */
function trimEnd({ text, entities }: Formatted): Formatted {
  return { text: text.trimEnd(), entities };
}

/** What a message shows, in short: its kind and file, to know how it can be edited, and a hash of everything. */
export function shownAs(post: Post): string {
  const { kind } = post;
  const what = kind === "media" ? `${post.media}/${post.file.uniqueId}` : kind;
  const about = kind === "media" ? { ...post, file: post.file.uniqueId } : post;
  const hash = createHash("sha256").update(JSON.stringify(about)).digest("base64url").slice(0, 22);
  return `${what} ${hash}`;
}
