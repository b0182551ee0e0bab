import type { OrderStatus } from "./status.ts";

/** When customers of a venue may cancel. */
export const customerCancelPolicies = ["until_ready", "until_in_progress", "never", "ask"] as const;
export type CustomerCancelPolicy = (typeof customerCancelPolicies)[number];

/** What the rules need to know of an order; rows of the database have more. */
export interface OrderState {
  readonly status: OrderStatus;
  readonly version: number;
  /** Where a finished order came from. */
  readonly previousStatus: OrderStatus | null;
  /** The promise: when it should be ready. */
  readonly promisedAt: Date | null;
  readonly placedAt: Date | null;
  readonly startedAt: Date | null;
  readonly readyAt: Date | null;
  readonly finishedAt: Date | null;
  readonly cancelReason: string | null;
}

/** What someone wants of an order. `expectedVersion` is what they were looking at when they asked. */
export type OrderCommand =
  | {
      readonly type: "move";
      readonly to: OrderStatus;
      /** Walks through the stages in between, as one change. */
      readonly skip?: boolean | undefined;
      readonly reason?: string | undefined;
      readonly promisedAt?: Date | undefined;
      readonly expectedVersion?: number | undefined;
      /** The status that whoever wants this saw; a change of anything else does not make it stale. */
      readonly expectedStatus?: OrderStatus | undefined;
    }
  | { readonly type: "promise"; readonly promisedAt: Date; readonly expectedVersion?: number | undefined };

/** The result of a command that was carried out. */
export type OrderEvent =
  | {
      readonly type: "moved";
      readonly kind: "forward" | "discard" | "cancel" | "back" | "undo";
      readonly from: OrderStatus;
      readonly to: OrderStatus;
      /** Stages that were walked through on the way; they are as old as the change. */
      readonly skipped: readonly OrderStatus[];
      readonly reason: string | null;
      readonly promisedAt: Date | null;
      readonly at: Date;
    }
  | { readonly type: "promised"; readonly promisedAt: Date; readonly at: Date };
