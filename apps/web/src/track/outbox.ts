import type { TrackedOrder } from "@gotovo/contract";

/** A message that the server is not known to have. */
export interface Unsent {
  readonly clientId: string;
  readonly text: string;
  /** Being sent, or why it was not: a code of the server's, or `offline`. */
  readonly state: "sending" | { readonly failed: string };
}

/** What somebody is writing on an order's page, and what has not arrived yet. */
export interface Outbox {
  readonly draft: string;
  readonly unsent: readonly Unsent[];
}

export const emptyOutbox: Outbox = { draft: "", unsent: [] };

/** Refusals after which the same message is not worth another try by itself. */
const final = new Set(["recipient_unreachable", "forbidden", "not_found", "validation_failed"]);

/** Puts the draft among what is being sent; nothing but spaces is no message. */
export function sendDraft(outbox: Outbox, clientId: string): Outbox {
  const text = outbox.draft.trim();
  if (text === "") return outbox;
  return { draft: "", unsent: [...outbox.unsent, { clientId, text, state: "sending" }] };
}

export function withState(outbox: Outbox, clientId: string, state: Unsent["state"]): Outbox {
  return {
    ...outbox,
    unsent: outbox.unsent.map((each) => (each.clientId === clientId ? { ...each, state } : each)),
  };
}

export function without(outbox: Outbox, clientId: string): Outbox {
  return { ...outbox, unsent: outbox.unsent.filter((each) => each.clientId !== clientId) };
}

/** Without what the server shows that it has, whatever became of the answer. */
export function arrived(outbox: Outbox, messages: NonNullable<TrackedOrder["dialog"]>["messages"]): Outbox {
  const known = new Set(messages.map(({ client_id }) => client_id));
  const unsent = outbox.unsent.filter(({ clientId }) => !known.has(clientId));
  return unsent.length === outbox.unsent.length ? outbox : { ...outbox, unsent };
}

/** What is tried again once there is a network. The server keeps a message once, however often it comes. */
export function toRetry({ unsent }: Outbox): readonly Unsent[] {
  return unsent.filter(({ state }) => state !== "sending" && !final.has(state.failed));
}

/** What was kept for the next visit: whatever was being sent then is tried again. */
export function readOutbox(kept: string | null): Outbox {
  try {
    const { draft, unsent } = JSON.parse(kept ?? "") as Outbox;
    const again = unsent.map((each) =>
      each.state === "sending" ? { ...each, state: { failed: "offline" } } : each,
    );
    return { draft, unsent: again };
  } catch {
    // Nothing was kept, or by another version of the page.
    return emptyOutbox;
  }
}

/** What is kept for the next visit; null when there is nothing. */
export function keptOutbox(outbox: Outbox): string | null {
  return outbox.draft === "" && outbox.unsent.length === 0 ? null : JSON.stringify(outbox);
}
