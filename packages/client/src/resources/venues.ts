import type { RequestOptions, WriteOptions } from "../options.ts";
import { type Paged, paged } from "../pages.ts";
import type { Transport } from "../transport.ts";
import type {
  Availability,
  ChangeVenueRequest,
  CreatedVenue,
  CreateVenueRequest,
  OwnerInvite,
  PauseVenueRequest,
  ReturnItemRequest,
  StopItemRequest,
  StopList,
  Venue,
  VenueAnswer,
  VenuePage,
} from "../wire.ts";

export interface VenueFilter {
  /** Venues a page, 1 to 100. */
  readonly limit?: number;
  /** `next_cursor` of the page before. */
  readonly cursor?: string;
}

/** `gotovo.venues`: your cafés. What changes one needs a live key; a test key reads them and asks for quotes. */
export interface Venues {
  /** Another café; the answer has a link that makes whoever opens it its owner. */
  create(venue: CreateVenueRequest, options?: WriteOptions): Promise<CreatedVenue>;
  get(horecaId: string, options?: RequestOptions): Promise<VenueAnswer>;
  /** The oldest first. */
  list(filter?: VenueFilter, options?: RequestOptions): Paged<VenuePage, Venue>;
  /** Its settings: absent stays as it is, null is removed. */
  update(horecaId: string, change: ChangeVenueRequest, options?: WriteOptions): Promise<VenueAnswer>;
  /** When an order of so many items placed now would be ready; send its `quote_id` with the order. */
  availability(
    horecaId: string,
    order?: { readonly items?: number },
    options?: RequestOptions,
  ): Promise<Availability>;
  /** Takes on no new work until then; orders are still taken, and wait. Another pause moves the end. */
  pause(horecaId: string, pause: PauseVenueRequest, options?: WriteOptions): Promise<VenueAnswer>;
  /** Ends the pause, if there is one. */
  resume(horecaId: string, options?: WriteOptions): Promise<VenueAnswer>;
  /** What it has run out of, the newest first. */
  stopList(horecaId: string, options?: RequestOptions): Promise<StopList["items"]>;
  /** Sells something no more, until closing unless it says until when; answers the list. */
  stopItem(horecaId: string, item: StopItemRequest, options?: WriteOptions): Promise<StopList["items"]>;
  /** Sells it again; answers the list. */
  returnItem(horecaId: string, name: string, options?: WriteOptions): Promise<StopList["items"]>;
  /** Another link for the owner of a venue where nobody works yet. */
  inviteOwner(horecaId: string, options?: WriteOptions): Promise<OwnerInvite["owner_invite_url"]>;
  /** Gives the public availability another address; the old one ends. */
  rotateAvailabilityToken(horecaId: string, options?: WriteOptions): Promise<VenueAnswer>;
}

export function createVenues(transport: Transport): Venues {
  const { send } = transport;
  return {
    create: (body, options) => send({ method: "POST", path: "/v1/venues", body, ...options }),
    get: (id, options) => send({ method: "GET", path: pathOf(id), ...options }),
    list: (filter, options) =>
      paged(
        transport,
        { path: "/v1/venues", cursor: "cursor", filter, options },
        (page: VenuePage) => page.venues,
      ),
    update: (id, body, options) => send({ method: "PATCH", path: pathOf(id), body, ...options }),
    availability: (id, order, options) =>
      send({ method: "GET", path: `${pathOf(id)}/availability`, query: { ...order }, ...options }),
    pause: (id, body, options) => send({ method: "POST", path: `${pathOf(id)}/pause`, body, ...options }),
    resume: (id, options) => send({ method: "POST", path: `${pathOf(id)}/resume`, ...options }),
    async stopList(id, options) {
      return (await send<StopList>({ method: "GET", path: stopListOf(id), ...options })).items;
    },
    async stopItem(id, body, options) {
      return (await send<StopList>({ method: "POST", path: stopListOf(id), body, ...options })).items;
    },
    async returnItem(id, name, options) {
      const body = { name } satisfies ReturnItemRequest;
      return (await send<StopList>({ method: "DELETE", path: stopListOf(id), body, ...options })).items;
    },
    async inviteOwner(id, options) {
      const path = `${pathOf(id)}/owner-invite`;
      return (await send<OwnerInvite>({ method: "POST", path, ...options })).owner_invite_url;
    },
    rotateAvailabilityToken: (id, options) =>
      send({ method: "POST", path: `${pathOf(id)}/rotate-availability-token`, ...options }),
  };
}

function pathOf(horecaId: string): string {
  return `/v1/venues/${encodeURIComponent(horecaId)}`;
}

function stopListOf(horecaId: string): string {
  return `${pathOf(horecaId)}/stop-list`;
}
