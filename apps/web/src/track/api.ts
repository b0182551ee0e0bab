import type { TrackedOrder } from "@gotovo/contract";

/** Where a tracked order is read: same-origin on the page, another origin in an embedded tracker. */
export interface TrackAddress {
  /** `""` for the same origin. */
  readonly origin: string;
  readonly token: string;
}

/** An order as just read, with the server's clock in milliseconds when it told it. */
export interface Reading {
  readonly order: TrackedOrder;
  readonly serverTime: number | null;
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

function urlOf(address: TrackAddress, rest = ""): string {
  return `${address.origin}/v1/track/${encodeURIComponent(address.token)}${rest}`;
}

/** The order's present state; null when there is no such order. Throws when there is no answer. */
export async function readOrder(address: TrackAddress, signal: AbortSignal): Promise<Reading | null> {
  return reading(await fetch(urlOf(address), { cache: "no-store", signal }));
}

/** Asks for a new pairing code and returns the order with it. Throws when that fails. */
export async function renewCode(address: TrackAddress, key: string): Promise<Reading | null> {
  const headers = { "idempotency-key": key };
  return reading(await fetch(urlOf(address, "/pairing-code"), { method: "POST", headers }));
}

async function reading(response: Response): Promise<Reading | null> {
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  const body = (await response.json()) as { order: TrackedOrder };
  const date = Date.parse(response.headers.get("date") ?? "");
  return { order: body.order, serverTime: Number.isNaN(date) ? null : date };
}

export interface EventHandlers {
  readonly onOpen: () => void;
  readonly onOrder: (order: TrackedOrder) => void;
  /** `given up`: the browser will not try again by itself. */
  readonly onError: (givenUp: boolean) => void;
}

/** Opens the live stream; returns how to close it. */
export function openEvents(address: TrackAddress, handlers: EventHandlers): () => void {
  const source = new EventSource(urlOf(address, "/events"));
  source.addEventListener("open", handlers.onOpen);
  source.addEventListener("order", (event) =>
    handlers.onOrder(JSON.parse((event as MessageEvent<string>).data)),
  );
  source.addEventListener("error", () => handlers.onError(source.readyState === EventSource.CLOSED));
  return () => source.close();
}
