import type { InitialStatus, Pickup } from "@gotovo/domain";
import type { CustomerHint } from "./ensure-buyer.ts";

/** An order as its café places it. */
export interface PlaceOrderInput {
  readonly orderId: string;
  readonly venueId: string;
  readonly number?: string | undefined;
  readonly status?: InitialStatus | undefined;
  readonly items?: unknown;
  readonly description?: unknown;
  readonly total?: number | undefined;
  readonly currency?: string | undefined;
  readonly note?: string | undefined;
  readonly pickup?: Pickup | undefined;
  /** What is null there is left out. */
  readonly metadata?: Readonly<Record<string, string | null>> | undefined;
  readonly promisedAt?: Date | undefined;
  /** An availability that was promised to the customer; stands for ten minutes. */
  readonly quoteId?: string | undefined;
  readonly repeatUrl?: string | undefined;
  readonly customer?: CustomerHint | undefined;
}
