import type { TrackedOrder } from "@gotovo/contract";

export type PushState = "off" | "on" | "turning-on" | "turning-off" | "denied" | "failed" | "offline";

const notes: Partial<Record<PushState, string>> = {
  on: "push-on",
  denied: "push-denied",
  failed: "push-failed",
  offline: "push-offline",
};

/** Key of what stands below the switch: how it went, else what it would be good for by now. */
export function pushNoteOf(state: PushState, { status }: Pick<TrackedOrder, "status">): string {
  return notes[state] ?? (status === "ready" ? "push-off-ready" : "push-off");
}
