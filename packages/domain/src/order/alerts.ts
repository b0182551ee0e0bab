import type { OrderStatus } from "./status.ts";

/** Statuses a customer must hear: the card is posted again with sound. Other changes edit it in place. */
export const heardByCustomer: readonly OrderStatus[] = ["ready", "canceled_by_cafe"];
