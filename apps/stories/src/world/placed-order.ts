import type { ChangeStatusRequest } from "@gotovo/contract";
import type { OrderStatus } from "@gotovo/domain";

/** A paid order, as the site that placed it knows it. */
export interface PlacedOrder {
  /** The café's own id. */
  readonly id: string;
  /** What cards call it. */
  readonly number: string;
  /** To enter in the bot; undefined for a customer who is paired already. */
  readonly code: string | undefined;
  /** Of the deep link; undefined like `code`. */
  readonly token: string | undefined;
  readonly pageUrl: string;
  move(status: ChangeStatusRequest["status"], more?: Partial<ChangeStatusRequest>): Promise<OrderStatus>;
  /** As the API tells it now. */
  status(): Promise<OrderStatus>;
}
