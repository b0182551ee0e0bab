import type { Side } from "../model/address.ts";

/** Scrolls a pane to a message and lights it up for a moment. @returns whether the message is in the list. */
export function jumpTo(side: Side, message_id: number): boolean {
  const row = document.querySelector(`[data-testid="pane-${side}"] [data-message-id="${message_id}"]`);
  if (!row) return false;
  row.scrollIntoView({ block: "center" });
  row.classList.remove("lit");
  requestAnimationFrame(() => row.classList.add("lit"));
  return true;
}
