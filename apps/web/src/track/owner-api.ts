import type { TrackedOrder } from "@gotovo/contract";
import { request } from "../session/request.ts";

/** What an order's owner can do from its page. The browser proves by its cookie that it is theirs. */
export interface OwnerApi {
  /** Cancels the order that was shown as this version. Throws ApiError. */
  cancel(version: number): Promise<TrackedOrder>;
  /** Has the café asked to cancel it. Throws ApiError. */
  askToCancel(version: number): Promise<TrackedOrder>;
}

/** @param token the order's, from the page's address */
export function createOwnerApi(token: string): OwnerApi {
  const post = async (what: string, body: unknown) => {
    const path = `/v1/track/${encodeURIComponent(token)}/${what}`;
    return (await request<{ order: TrackedOrder }>(path, { method: "POST", body })).order;
  };
  return {
    cancel: (version) => post("cancel", { version }),
    askToCancel: (version) => post("cancel-request", { version }),
  };
}
