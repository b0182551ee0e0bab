import type { RequestOptions, WriteOptions } from "../options.ts";
import { type Paged, paged } from "../pages.ts";
import type { Transport } from "../transport.ts";
import type {
  ChangeWebhookEndpointRequest,
  CreatedWebhookEndpoint,
  CreateWebhookEndpointRequest,
  ReplayRequest,
  RotatedWebhookSecret,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookEndpoint,
} from "../wire.ts";

export interface DeliveryFilter {
  readonly state?: WebhookDelivery["state"];
  /** Deliveries a page, 1 to 100. */
  readonly limit?: number;
  /** `next_cursor` of the page before. */
  readonly before?: string;
}

/** `gotovo.webhookEndpoints`: the addresses of your server that events are pushed to. */
export interface WebhookEndpoints {
  /** From now on events are sent there. Keep the secret: it is told this once. */
  create(endpoint: CreateWebhookEndpointRequest, options?: WriteOptions): Promise<CreatedWebhookEndpoint>;
  get(endpointId: string, options?: RequestOptions): Promise<WebhookEndpoint>;
  /** All of them, the oldest first. */
  list(options?: RequestOptions): Promise<readonly WebhookEndpoint[]>;
  /** Also pauses it (`state: "paused"`), and enables it again: it then gets what it has missed. */
  update(
    endpointId: string,
    change: ChangeWebhookEndpointRequest,
    options?: WriteOptions,
  ): Promise<WebhookEndpoint>;
  /** With its log of deliveries, and what was still to be sent. */
  delete(endpointId: string, options?: RequestOptions): Promise<void>;
  /** Makes a new secret; deliveries are signed with the former one too, for 24 hours. */
  rotateSecret(endpointId: string, options?: WriteOptions): Promise<RotatedWebhookSecret>;
  /** Sends a `ping`, and returns its event's id. */
  test(endpointId: string, options?: WriteOptions): Promise<string>;
  /** What was sent and what your server said, the newest first. */
  deliveries(
    endpointId: string,
    filter?: DeliveryFilter,
    options?: RequestOptions,
  ): Paged<WebhookDeliveryPage, WebhookDelivery>;
  /** Sends one event, those of a time, or all that were given up, again; returns how many. */
  replay(endpointId: string, which: ReplayRequest, options?: WriteOptions): Promise<number>;
}

interface Answer {
  readonly endpoint: WebhookEndpoint;
}

const root = "/v1/webhook-endpoints";

export function createWebhookEndpoints(transport: Transport): WebhookEndpoints {
  const { send } = transport;
  return {
    create: (body, options) => send({ method: "POST", path: root, body, ...options }),
    get: async (id, options) =>
      (await send<Answer>({ method: "GET", path: pathOf(id), ...options })).endpoint,
    list: async (options) =>
      (await send<{ endpoints: WebhookEndpoint[] }>({ method: "GET", path: root, ...options })).endpoints,
    update: async (id, body, options) =>
      (await send<Answer>({ method: "PATCH", path: pathOf(id), body, ...options })).endpoint,
    delete: (id, options) => send({ method: "DELETE", path: pathOf(id), ...options }),
    rotateSecret: (id, options) => send({ method: "POST", path: `${pathOf(id)}/rotate-secret`, ...options }),
    test: async (id, options) =>
      (await send<{ event_id: string }>({ method: "POST", path: `${pathOf(id)}/test`, ...options })).event_id,
    deliveries: (id, filter, options) =>
      paged(
        transport,
        { path: `${pathOf(id)}/deliveries`, cursor: "before", filter, options },
        (page: WebhookDeliveryPage) => page.deliveries,
      ),
    replay: async (id, body, options) =>
      (await send<{ events: number }>({ method: "POST", path: `${pathOf(id)}/replay`, body, ...options }))
        .events,
  };
}

function pathOf(endpointId: string): string {
  return `${root}/${encodeURIComponent(endpointId)}`;
}
