import type { ActorKind } from "../actor.ts";
import type { OrderStatus } from "./status.ts";

export type TransitionKind = "forward" | "discard" | "cancel" | "back" | "undo";

export interface Transition {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly kind: TransitionKind;
  readonly by: readonly ActorKind[];
}

const cafe = ["staff", "merchant"] as const satisfies readonly ActorKind[];

/**
 * Every move an order can make, and who may make it. Buttons, API checks and documentation derive from this value.
 * What narrows a row further (a venue's cancel window, the minute of an undo) is in `mayMove`.
 */
export const transitions: readonly Transition[] = [
  { from: "payment_process", to: "placed", kind: "forward", by: ["merchant"] },
  { from: "placed", to: "in_progress", kind: "forward", by: cafe },
  { from: "in_progress", to: "ready", kind: "forward", by: cafe },
  { from: "ready", to: "delivered", kind: "forward", by: cafe },
  { from: "ready", to: "utilized", kind: "discard", by: cafe },

  { from: "payment_process", to: "canceled_by_user", kind: "cancel", by: ["customer"] },
  { from: "placed", to: "canceled_by_user", kind: "cancel", by: ["customer"] },
  { from: "in_progress", to: "canceled_by_user", kind: "cancel", by: ["customer"] },

  { from: "payment_process", to: "canceled_by_cafe", kind: "cancel", by: cafe },
  { from: "placed", to: "canceled_by_cafe", kind: "cancel", by: cafe },
  { from: "in_progress", to: "canceled_by_cafe", kind: "cancel", by: cafe },
  { from: "ready", to: "canceled_by_cafe", kind: "cancel", by: cafe },

  { from: "in_progress", to: "placed", kind: "back", by: cafe },
  { from: "ready", to: "in_progress", kind: "back", by: cafe },

  { from: "delivered", to: "ready", kind: "undo", by: ["staff"] },
  { from: "utilized", to: "ready", kind: "undo", by: ["staff"] },
  { from: "canceled_by_cafe", to: "placed", kind: "undo", by: ["staff"] },
  { from: "canceled_by_cafe", to: "in_progress", kind: "undo", by: ["staff"] },
  { from: "canceled_by_cafe", to: "ready", kind: "undo", by: ["staff"] },
];

/** How long after its end an order may be brought back, in milliseconds. */
export const undoWindowMs = 60_000;
