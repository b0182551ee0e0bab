import type { GotovoOptions, Query, RequestOptions, WriteOptions } from "./options.ts";
import { createEvents, type Events } from "./resources/events.ts";
import { createOrders, type Orders } from "./resources/orders.ts";
import { createPairingCodes, createPairings, type PairingCodes, type Pairings } from "./resources/pairing.ts";
import { createVenues, type Venues } from "./resources/venues.ts";
import { createWebhookEndpoints, type WebhookEndpoints } from "./resources/webhook-endpoints.ts";
import { createTransport, type Method, type Transport } from "./transport.ts";
import type { DeletedTestData } from "./wire.ts";

/** Gotovo's HTTP API for a café's server. Every method throws `GotovoError`, and nothing else. */
export class Gotovo {
  readonly orders: Orders;
  readonly events: Events;
  readonly pairingCodes: PairingCodes;
  readonly pairings: Pairings;
  readonly venues: Venues;
  readonly webhookEndpoints: WebhookEndpoints;
  readonly #transport: Transport;

  constructor(options: GotovoOptions) {
    this.#transport = createTransport(options);
    this.orders = createOrders(this.#transport);
    this.events = createEvents(this.#transport);
    this.pairingCodes = createPairingCodes(this.#transport);
    this.pairings = createPairings(this.#transport);
    this.venues = createVenues(this.#transport);
    this.webhookEndpoints = createWebhookEndpoints(this.#transport);
  }

  /** True when the customer bot, or the HoReCa bot, can write to this person. */
  async isSubscribed(
    telegramUserId: number,
    { bot = "customer", ...options }: { readonly bot?: "customer" | "horeca" } & WriteOptions = {},
  ): Promise<boolean> {
    const query = { [`${bot}_bot`]: "", user_id: telegramUserId };
    const path = "/subscribe-status";
    return (await this.#transport.send<{ status: boolean }>({ method: "GET", path, query, ...options }))
      .status;
  }

  /** Ends all that the merchant's test keys have made, and says how much it was. Needs a test key. */
  async deleteTestData(options: RequestOptions = {}): Promise<DeletedTestData["deleted"]> {
    const path = "/v1/test-data";
    return (await this.#transport.send<DeletedTestData>({ method: "DELETE", path, ...options })).deleted;
  }

  /** Any request of the API that has no method here, with the same retries and errors. */
  request<T>(
    method: Method,
    path: string,
    { query, body, ...options }: { readonly query?: Query; readonly body?: unknown } & WriteOptions = {},
  ): Promise<T> {
    return this.#transport.send<T>({ method, path, query, body, ...options });
  }
}
