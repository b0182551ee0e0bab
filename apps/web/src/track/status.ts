import type { TrackedOrder } from "@gotovo/contract";

export type Status = TrackedOrder["status"];

/** The mood of the page: its colour, its picture, its favicon. */
export type Tone = "waiting" | "working" | "ready" | "done" | "canceled";

export interface StatusLook {
  readonly title: string;
  readonly lead: string;
  readonly tone: Tone;
  /** How full the cup is, 0 to 1. */
  readonly fill: number;
  /** How many of the four stages are reached; null when only the times can tell, because the order ended early. */
  readonly reached: number | null;
}

/** What each status looks like. Keys of texts, not texts. */
export const statusLooks: Readonly<Record<Status, StatusLook>> = {
  payment_process: {
    title: "status-payment-process",
    lead: "lead-payment-process",
    tone: "waiting",
    fill: 0.14,
    reached: 0,
  },
  placed: { title: "status-placed", lead: "lead-placed", tone: "waiting", fill: 0.32, reached: 1 },
  in_progress: {
    title: "status-in-progress",
    lead: "lead-in-progress",
    tone: "working",
    fill: 0.6,
    reached: 2,
  },
  ready: { title: "status-ready", lead: "lead-ready", tone: "ready", fill: 1, reached: 3 },
  delivered: { title: "status-delivered", lead: "lead-delivered", tone: "done", fill: 1, reached: 4 },
  utilized: { title: "status-utilized", lead: "lead-utilized", tone: "canceled", fill: 0, reached: null },
  canceled_by_cafe: {
    title: "status-canceled-by-cafe",
    lead: "lead-canceled-by-cafe",
    tone: "canceled",
    fill: 0,
    reached: null,
  },
  canceled_by_user: {
    title: "status-canceled-by-user",
    lead: "lead-canceled-by-user",
    tone: "canceled",
    fill: 0,
    reached: null,
  },
};

/** True when nothing more will happen, except for an undo within a minute. */
export function isOver(status: Status): boolean {
  return statusLooks[status].reached === null || status === "delivered";
}

/** True while something may still come: of the order, or of the café in the dialog on its page. */
export function isListenedTo({ status, dialog }: TrackedOrder): boolean {
  return !isOver(status) || (dialog?.messages.length ?? 0) > 0;
}
