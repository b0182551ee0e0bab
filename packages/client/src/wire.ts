import type * as contract from "@gotovo/contract";
import type { z } from "zod";

// The shapes of the wire by the names they have in the OpenAPI document. In the package these are plain types that are
// made from the same schemas; a name here must be the id of its schema.

export type ChangeOrderRequest = z.input<typeof contract.changeOrderRequest>;
export type ChangeStatusRequest = z.input<typeof contract.changeStatusRequest>;
export type EndPairingsRequest = z.input<typeof contract.endPairingsRequest>;
export type Event = z.input<typeof contract.event>;
export type EventPage = z.input<typeof contract.eventPage>;
export type EventType = Event["type"];
export type IssueCodeRequest = z.input<typeof contract.issueCodeRequest>;
export type Order = z.input<typeof contract.order>;
export type OrderPage = z.input<typeof contract.orderPage>;
export type OrderStatus = z.input<typeof contract.status>;
export type PairingCode = z.input<typeof contract.pairingCode>;
export type PlacedOrder = z.input<typeof contract.placedOrderAnswer>;
export type PlaceOrderRequest = z.input<typeof contract.placeOrderRequest>;
export type Problem = z.input<typeof contract.problem>;
export type TellRefundRequest = z.input<typeof contract.tellRefundRequest>;
export type Tracking = z.input<typeof contract.tracking>;
