import type { TrackedOrder } from "@gotovo/contract";
import { request } from "../session/request.ts";
import type { PushTarget } from "./browser-push.ts";

/** What an order's owner can do from its page. The browser proves by its cookie that it is theirs. */
export interface OwnerApi {
  /** The order's, from the page's address. */
  readonly token: string;
  /** Cancels the order that was shown as this version. Throws ApiError. */
  cancel(version: number): Promise<TrackedOrder>;
  /** Has the café asked to cancel it. Throws ApiError. */
  askToCancel(version: number): Promise<TrackedOrder>;
  /** Writes to the café; the same `client_id` again is the same message. Throws ApiError. */
  write(message: { client_id: string; text: string }): Promise<TrackedOrder>;
  /** Tells up to which message the page has shown what the café wrote. Throws ApiError. */
  shown(upTo: string): Promise<void>;
  /** Has this browser told of the order's stages, or no more. Throws ApiError. */
  pushOn(browser: PushTarget & { readonly language: "ru" | "en" }): Promise<void>;
  pushOff(endpoint: string): Promise<void>;
}

/** @param token the order's, from the page's address */
export function createOwnerApi(token: string): OwnerApi {
  const pathOf = (what: string) => `/v1/track/${encodeURIComponent(token)}/${what}`;
  const post = async (what: string, body: unknown) =>
    (await request<{ order: TrackedOrder }>(pathOf(what), { method: "POST", body })).order;
  return {
    token,
    cancel: (version) => post("cancel", { version }),
    askToCancel: (version) => post("cancel-request", { version }),
    write: (message) => post("messages", message),
    pushOn: (browser) => request(pathOf("push"), { method: "POST", body: browser }),
    pushOff: (endpoint) => request(pathOf("push/end"), { method: "POST", body: { endpoint } }),
    shown: (up_to) => request(pathOf("messages/shown"), { method: "POST", body: { up_to } }),
  };
}
