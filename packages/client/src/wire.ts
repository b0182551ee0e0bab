import type * as contract from "@gotovo/contract";
import type { z } from "zod";

// The shapes of the wire by the names they have in the OpenAPI document. In the package these are plain types that are
// made from the same schemas; a name here must be the id of its schema.

export type Availability = z.input<typeof contract.availability>;
export type ChangeOrderRequest = z.input<typeof contract.changeOrderRequest>;
export type ChangeStatusRequest = z.input<typeof contract.changeStatusRequest>;
export type ChangeVenueRequest = z.input<typeof contract.changeVenueRequest>;
export type ChangeWebhookEndpointRequest = z.input<typeof contract.changeEndpointRequest>;
export type CreatedVenue = z.input<typeof contract.createdVenueAnswer>;
export type CreatedWebhookEndpoint = z.input<typeof contract.endpointWithSecret>;
export type CreateVenueRequest = z.input<typeof contract.createVenueRequest>;
export type CreateWebhookEndpointRequest = z.input<typeof contract.createEndpointRequest>;
export type DeletedTestData = z.input<typeof contract.deletedTestData>;
export type EndPairingsRequest = z.input<typeof contract.endPairingsRequest>;
export type Event = z.input<typeof contract.event>;
export type EventPage = z.input<typeof contract.eventPage>;
export type EventType = Event["type"];
export type IssueCodeRequest = z.input<typeof contract.issueCodeRequest>;
export type Order = z.input<typeof contract.order>;
export type OrderPage = z.input<typeof contract.orderPage>;
export type OrderStatus = z.input<typeof contract.status>;
export type OwnerInvite = z.input<typeof contract.ownerInviteAnswer>;
export type PairingCode = z.input<typeof contract.pairingCode>;
export type PauseVenueRequest = z.input<typeof contract.pauseVenueRequest>;
export type PlacedOrder = z.input<typeof contract.placedOrderAnswer>;
export type PlaceOrderRequest = z.input<typeof contract.placeOrderRequest>;
export type Problem = z.input<typeof contract.problem>;
export type ReplayRequest = z.input<typeof contract.replayRequest>;
export type RotatedWebhookSecret = z.input<typeof contract.rotatedSecret>;
export type ReturnItemRequest = z.input<typeof contract.returnItemRequest>;
export type StopItemRequest = z.input<typeof contract.stopItemRequest>;
export type StopList = z.input<typeof contract.stopListAnswer>;
export type TellRefundRequest = z.input<typeof contract.tellRefundRequest>;
export type Tracking = z.input<typeof contract.tracking>;
export type Venue = z.input<typeof contract.venue>;
export type VenueAnswer = z.input<typeof contract.venueAnswer>;
export type VenuePage = z.input<typeof contract.venuePage>;
export type WebhookDelivery = z.input<typeof contract.webhookDelivery>;
export type WebhookDeliveryPage = z.input<typeof contract.deliveryPage>;
export type WebhookEndpoint = z.input<typeof contract.webhookEndpoint>;
