import type { TrackedOrder } from "@gotovo/contract";
import { lastingStream, openEventStream } from "../session/event-stream.ts";

/** Where a tracked order is read, and whether this reader has the key of its owner. */
export interface TrackAddress {
  /** `""` for the same origin: the page itself. Another one: an embedded tracker. */
  readonly origin: string;
  readonly token: string;
  readonly ownerKey: string | null;
}

/** An order as just read, with the server's clock in milliseconds when it told it. */
export interface Reading {
  readonly order: TrackedOrder;
  readonly serverTime: number | null;
}

export interface EventHandlers {
  readonly onOpen: () => void;
  readonly onOrder: (order: TrackedOrder) => void;
  /** `given up`: nothing is tried again by itself. */
  readonly onError: (givenUp: boolean) => void;
  /** There are too many streams already; this one opens when another has ended. */
  readonly onQueued: () => void;
}

/** The ways to one order. */
export interface Tracker {
  /** The order's present state; null when there is no such order. Throws when there is no answer. */
  read(signal: AbortSignal): Promise<Reading | null>;
  /** Opens the live stream; returns how to close it. */
  open(handlers: EventHandlers): () => void;
  /** Asks for a new pairing code and returns the order with it. Throws when that fails. */
  renew(): Promise<Reading | null>;
}

/** `t/<token>` of a page's address; null when there is none. */
export function tokenOf(pathname: string): string | null {
  const encoded = /\/t\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (!encoded) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    // A broken escape is nobody's token.
    return null;
  }
}

/** The owner's key in the fragment of a page's address; null when there is none. */
export function ownerKeyOf(hash: string): string | null {
  return /^#([\w-]{22})$/.exec(hash)?.[1] ?? null;
}

/**
 * An order on the page itself. The owner's key is exchanged for a cookie, which the browser sends from then on.
 * @param onClaimed the key is of no more use here
 */
export function createPageTracker({ token, ownerKey }: TrackAddress, onClaimed: () => void): Tracker {
  const urlOf = urlsOf("", token);
  let unclaimed = ownerKey;

  async function claim(key: string, signal: AbortSignal): Promise<Response> {
    const response = await fetch(urlOf("/owner"), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ owner_key: key }),
      signal,
    });
    // Anything but a fault of the server's is its last word on this key.
    if (response.status >= 500) return response;
    unclaimed = null;
    onClaimed();
    return response.ok ? response : fetch(urlOf(), { cache: "no-store", signal });
  }

  return {
    read: async (signal) =>
      reading(await (unclaimed ? claim(unclaimed, signal) : fetch(urlOf(), { cache: "no-store", signal }))),
    open: (handlers) => openEvents(urlOf("/events"), null, handlers),
    renew: async () => reading(await fetch(urlOf("/pairing-code"), { method: "POST" })),
  };
}

/** An order on another site, which has no cookies of ours: the owner's key goes with every request. */
export function createForeignTracker({ origin, token, ownerKey }: TrackAddress): Tracker {
  const urlOf = urlsOf(origin, token);
  const headers: Record<string, string> = ownerKey === null ? {} : { authorization: `Bearer ${ownerKey}` };
  return {
    read: async (signal) => reading(await fetch(urlOf(), { cache: "no-store", headers, signal })),
    open: (handlers) => openEvents(urlOf("/events"), ownerKey, handlers),
    renew: async () => reading(await fetch(urlOf("/pairing-code"), { method: "POST", headers })),
  };
}

function urlsOf(origin: string, token: string): (rest?: string) => string {
  return (rest = "") => `${origin}/v1/track/${encodeURIComponent(token)}${rest}`;
}

async function reading(response: Response): Promise<Reading | null> {
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  const body = (await response.json()) as { order: TrackedOrder };
  const date = Date.parse(response.headers.get("date") ?? "");
  return { order: body.order, serverTime: Number.isNaN(date) ? null : date };
}

function openEvents(url: string, ownerKey: string | null, handlers: EventHandlers): () => void {
  const token = ownerKey === null ? null : async () => ownerKey;
  const stream = openEventStream(url, lastingStream(url, token), {
    onConnected: (connected) => (connected ? handlers.onOpen() : handlers.onError(false)),
    onEvent: (name, data) => name === "order" && handlers.onOrder(data as TrackedOrder),
    onRefused: () => handlers.onError(true),
    onQueued: handlers.onQueued,
  });
  return () => stream.close();
}
