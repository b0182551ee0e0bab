import type { RelayedCopy, RelayedMessage } from "@gotovo/domain";
import { inForm } from "./in-form.ts";
import { partsOf, shownAs } from "./parts.ts";
import type { Frame, MediaPost, Post, RelayStep, Reply } from "./types.ts";

/** A message of a dialog with what goes around it, in the form in which its chat can be given it. */
interface Framed {
  readonly message: RelayedMessage;
  readonly frame: Frame;
}

/**
 * Compares how a chat should show a message of a dialog (several: the parts of one album, in order) with what it shows
 * of it. Level-triggered: after a kill, a repeat or an edit the same function tells what is left to do.
 */
export function planRelay(
  messages: readonly RelayedMessage[],
  frameOf: (message: RelayedMessage) => Frame,
): RelayStep[] {
  const isAlbum = messages.length > 1;
  const all = messages.map((message): Framed => {
    const frame = frameOf(message);
    return { message: inForm(message, frame), frame };
  });
  const together = isAlbum ? togetherOf(all) : [];
  const steps: RelayStep[] = [];
  for (const [index, one] of all.entries()) {
    const { message, frame } = one;
    if (one === together[0]) steps.push(album(all, together));
    if (message.sourceMessageId === null) {
      const parts = partsOf(message, frame, isAlbum ? index : null);
      steps.push(...planCopies(message, parts, together.includes(one) ? 1 : 0));
    }
    steps.push(...planReactions(message, frame.reaction));
  }
  return steps;
}

/** What goes as one album: its files, while none of them is there, but for those that go alone; one file is no album. */
function togetherOf(all: readonly Framed[]): Framed[] {
  const files = all.filter(
    ({ message: { content, fallback } }) => content.kind === "media" && fallback?.form !== "alone",
  );
  const isNew = files.every(({ message }) => message.copies.length === 0 && message.sourceMessageId === null);
  return isNew && files.length > 1 ? files : [];
}

function album(all: readonly Framed[], together: readonly Framed[]): RelayStep {
  const items = together.map((one) => {
    const { message, frame } = one;
    const post = partsOf(message, frame, all.indexOf(one))[0] as MediaPost;
    return { id: message.id, part: 0, post, shown: shownAs(post) };
  });
  return { do: "album", items, reply: replyOf((together[0] as Framed).message) };
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
