import type { RelayedCopy, RelayedMessage } from "@gotovo/domain";
import { partsOf, shownAs } from "./parts.ts";
import type { Frame, MediaPost, Post, RelayStep, Reply } from "./types.ts";

/**
 * Compares how a chat should show a message of a dialog (several: the parts of one album, in order) with what it shows
 * of it. Level-triggered: after a kill, a repeat or an edit the same function tells what is left to do.
 */
export function planRelay(
  messages: readonly RelayedMessage[],
  frameOf: (message: RelayedMessage) => Frame,
): RelayStep[] {
  const isAlbum = messages.length > 1;
  const isNew = messages.every((message) => message.copies.length === 0 && message.sourceMessageId === null);
  const steps: RelayStep[] = [];
  if (isAlbum && isNew) steps.push(album(messages, frameOf));
  for (const [index, message] of messages.entries()) {
    const frame = frameOf(message);
    if (message.sourceMessageId === null) {
      const parts = partsOf(message, frame, isAlbum ? index : null);
      const inAlbum = isAlbum && isNew ? 1 : 0;
      steps.push(...planCopies(message, parts, inAlbum));
    }
    steps.push(...planReactions(message, frame.reaction));
  }
  return steps;
}

function album(messages: readonly RelayedMessage[], frameOf: (message: RelayedMessage) => Frame): RelayStep {
  const items = messages.map((message, index) => {
    const post = partsOf(message, frameOf(message), index)[0] as MediaPost;
    return { id: message.id, part: 0, post, shown: shownAs(post) };
  });
  return { do: "album", items, reply: replyOf(messages[0] as RelayedMessage) };
}

/** @param done the first parts that another step sends */
function planCopies(message: RelayedMessage, parts: readonly Post[], done: number): RelayStep[] {
  const known = new Map(message.copies.map((copy) => [copy.part, copy]));
  const steps = parts.flatMap((post, part): RelayStep[] => {
    if (part < done) return [];
    const shown = shownAs(post);
    const copy = known.get(part);
    const ref = { id: message.id, part, post, shown };
    const reply = part === 0 ? replyOf(message) : null;
    if (!copy) return [{ do: "send", ...ref, reply }];
    if (copy.shown === shown) return [];
    const how = howToEdit(copy, post);
    if (how) return [{ do: "edit", how, messageId: copy.messageId, ...ref }];
    return [
      { do: "remove", messageId: copy.messageId },
      { do: "send", ...ref, reply },
    ];
  });
  const surplus = message.copies.filter((copy) => copy.part >= parts.length);
  return [...steps, ...surplus.map(({ messageId }): RelayStep => ({ do: "remove", messageId }))];
}

/** Null: it cannot become that by an edit. */
function howToEdit(copy: RelayedCopy, post: Post): Extract<RelayStep, { do: "edit" }>["how"] | null {
  const [was = ""] = copy.shown.split(" ");
  const [will = ""] = shownAs(post).split(" ");
  if (post.kind === "text") return was === "text" ? "text" : null;
  if (was === will) return post.kind === "media" && !isBare(post) ? "caption" : "keyboard";
  const wasMedia = was.includes("/");
  return wasMedia &&
    post.kind === "media" &&
    editable.has(post.media) &&
    editable.has(was.split("/")[0] ?? "")
    ? "media"
    : null;
}

const editable: ReadonlySet<string> = new Set(["photo", "video", "animation", "audio", "document"]);

function isBare(post: MediaPost): boolean {
  return post.media === "sticker" || post.media === "video_note";
}

function replyOf({ replyTo, content }: RelayedMessage): Reply | null {
  return replyTo === null ? null : { messageId: replyTo, quote: content.quote };
}

/** On the message itself where it was written, else on its first copy. */
function planReactions(message: RelayedMessage, emoji: string | null): RelayStep[] {
  if (message.sourceMessageId !== null) {
    if (message.sourceReaction === emoji) return [];
    return [{ do: "react", source: message.id, messageId: message.sourceMessageId, emoji }];
  }
  const copy = message.copies.find(({ part }) => part === 0);
  if (!copy || copy.reaction === emoji) return [];
  return [{ do: "react", source: null, messageId: copy.messageId, emoji }];
}
