import type { TrackedOrder } from "@gotovo/contract";
import { webAddress } from "../ui/web-address.ts";
import { isOver, statusLooks } from "./status.ts";

/** How far an order is, without the way into Telegram; what is said at the counter only its own page knows. */
export type OrderProgress = Omit<TrackedOrder, "telegram" | "handover"> &
  Partial<Pick<TrackedOrder, "handover">>;

export interface StageView {
  /** Key of the stage's text. */
  readonly label: string;
  readonly state: "done" | "current" | "ahead" | "stopped";
  /** When it was reached; null when it was not, or skipped. */
  readonly at: string | null;
}

const labels = ["stage-placed", "stage-in-progress", "stage-ready", "stage-delivered"] as const;

/** The timeline from top to bottom. An order that ended early shows what it went through, then its end. */
export function stagesOf(order: OrderProgress): StageView[] {
  const { placed, in_progress, ready, finished } = order.timeline;
  const times = [placed, in_progress, ready, finished];
  const { reached } = statusLooks[order.status];
  if (reached === null) {
    const passed = labels
      .slice(0, 3)
      .map((label, index) => ({ label, state: "done", at: times[index] ?? null }) as const);
    const end = order.status === "utilized" ? "stage-utilized" : "stage-canceled";
    return [...passed.filter((stage) => stage.at !== null), { label: end, state: "stopped", at: finished }];
  }
  return labels.map((label, index) => {
    if (index >= reached) return { label, state: "ahead", at: null };
    const isLast = index === reached - 1 && !isOver(order.status);
    return { label, state: isLast ? "current" : "done", at: times[index] ?? null };
  });
}

export type ShownPromise =
  | { readonly kind: "in"; readonly at: string; readonly minutes: number | null }
  | { readonly kind: "late"; readonly at: string; readonly minutes: number | null }
  | { readonly kind: "waiting"; readonly at: string };

const farAwayMinutes = 90;

/** Why nobody starts on an order now, and until when (null: nobody knows); null when somebody may. */
export function holdOf({ status, held }: OrderProgress, now: number): TrackedOrder["held"] {
  if (status !== "placed" || held === null) return null;
  return held.until === null || Date.parse(held.until) > now ? held : null;
}

/**
 * What to say about time: until when it will be ready (minutes null when that is further than minutes help, 0 when it
 * is a matter of moments), that it is late, or since when it waits at the counter.
 */
export function promiseOf(order: OrderProgress, now: number): ShownPromise | null {
  if (order.status === "ready") {
    const since = order.timeline.ready;
    return since === null ? null : { kind: "waiting", at: since };
  }
  if (isOver(order.status) || order.ready_at === null) return null;
  const hold = holdOf(order, now);
  // Nothing is ready before somebody can start on it, whatever was promised.
  if (hold && (hold.until === null || Date.parse(order.ready_at) <= Date.parse(hold.until))) return null;
  const left = Date.parse(order.ready_at) - now;
  if (left <= -60_000) {
    const over = Math.floor(-left / 60_000);
    return { kind: "late", at: order.ready_at, minutes: over > farAwayMinutes ? null : over };
  }
  const minutes = Math.max(0, Math.floor(left / 60_000));
  return { kind: "in", at: order.ready_at, minutes: minutes > farAwayMinutes ? null : minutes };
}

const slowMs = 10 * 60_000;

/** What a canceled order says where the café has said nothing of money. */
const leadsWithoutRefund: Partial<Record<OrderProgress["status"], string>> = {
  canceled_by_cafe: "lead-canceled-by-cafe-no-word",
  canceled_by_user: "lead-canceled-by-user-no-word",
};

/**
 * Key of the sentence below the status: a ready one waits where it is handed over, and a canceled one promises no refund.
 * Of an order that nobody has begun it says "soon" only while that may still be true: not while its café rests, when its
 * promise is broken or far away, nor after ten minutes without a promise.
 */
export function leadOf(order: OrderProgress, now: number): string {
  const { lead } = statusLooks[order.status];
  // Whoever has a code says that, not the number.
  if (order.status === "ready") {
    const isBrought = Boolean(order.pickup?.place || order.pickup?.table);
    if (order.handover?.code) return isBrought ? "lead-ready-where-code" : "lead-ready-code";
    return isBrought ? "lead-ready-where" : "lead-ready";
  }
  if (order.status !== "placed") return (order.refund === null && leadsWithoutRefund[order.status]) || lead;
  const hold = holdOf(order, now);
  if (hold?.until === null) return "lead-placed-closed-for-now";
  if (hold) return hold.why === "paused" ? "lead-placed-paused" : "lead-placed-closed";
  if (order.unheard) return "lead-placed-unheard";
  const since = order.timeline.placed ?? order.updated_at;
  const slow = order.ready_at === null && now - Date.parse(since) > slowMs;
  const promise = promiseOf(order, now);
  if (slow || promise?.kind === "late") return "lead-placed-waiting";
  return promise?.kind === "in" && promise.minutes === null ? "lead-placed-later" : lead;
}

export type TelegramView =
  | { readonly kind: "subscribed" | "blocked"; readonly url: string | null }
  | { readonly kind: "code"; readonly url: string | null; readonly code: string; readonly expiresAt: number }
  | { readonly kind: "expired" };

/**
 * What the Telegram block shows; null when the order is over, for there is nothing left to follow, and for whoever looks at
 * somebody else's order.
 */
export function telegramOf(order: TrackedOrder, now: number, linkRoot: string | null): TelegramView | null {
  if (isOver(order.status) || !order.telegram) return null;
  const { state, code, expires_at } = order.telegram;
  const url = telegramUrl(order.telegram.url, linkRoot);
  if (state !== "unlinked") return { kind: state, url };
  const expiresAt = expires_at === undefined ? 0 : Date.parse(expires_at);
  return code !== undefined && expiresAt > now ? { kind: "code", url, code, expiresAt } : { kind: "expired" };
}

const telegram = "https://t.me/";

/**
 * A link into Telegram, led to another root where there is one (the demo's sandbox). The root is whatever a page says, and
 * the link what the server of an embedded tracker says: only addresses of the web are taken from them.
 */
export function telegramUrl(url: string | null, linkRoot: string | null): string | null {
  const root = webAddress(linkRoot)?.replace(/\/+$/, "");
  if (!root || !url?.startsWith(telegram)) return webAddress(url);
  return `${root}/${url.slice(telegram.length)}`;
}
