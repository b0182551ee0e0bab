import type { Fallback, RelayRecord } from "@gotovo/domain";
import type { Refusal } from "./refused.ts";
import type { Post, RelayStep } from "./types.ts";

/**
 * What a chat is given in place of what Telegram will not let it have; nothing for what has no other form.
 * @param isOver false while there is hope: then only the rest of an album goes on without what it waits for
 */
export function insteadOf(step: RelayStep, refusal: Refusal, isOver: boolean): RelayRecord[] {
  if (step.do === "album") {
    const { ids } = refusal;
    if (ids.length === 0) return isOver ? step.items.map((item) => fallback(item, "alone", refusal)) : [];
    if (!isOver && ids.length === step.items.length) return [];
    const culprits = step.items.filter(({ id }) => ids.includes(id));
    return culprits.map((item) => fallback(item, isOver ? formFor(item.post, refusal) : "alone", refusal));
  }
  const isAbout = "id" in step && refusal.ids.includes(step.id) && step.post.kind !== "text";
  return isOver && isAbout ? [fallback(step, formFor(step.post, refusal), refusal)] : [];
}

function fallback(
  { id, post }: { readonly id: string; readonly post: Post },
  form: Fallback["form"],
  { reason }: Refusal,
): RelayRecord {
  const of = post.kind === "media" ? post.file.uniqueId : post.kind;
  return { do: "fallback", id, form, of, reason, lost: form === "words" && post.kind === "media" };
}

/** Who takes no voice or round video messages takes the same as files. */
function formFor(post: Post, { reason }: Refusal): Fallback["form"] {
  if (reason !== "forbidden" || post.kind !== "media") return "words";
  if (post.media === "voice") return "document";
  return post.media === "video_note" ? "video" : "words";
}
