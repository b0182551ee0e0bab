import { DomainError } from "@gotovo/domain";
import { getTrackedOrder } from "@gotovo/usecases/orders/get-tracked-order";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { checkOwnerKey, isOwnerCookie } from "@gotovo/usecases/orders/owner-key";
import type { Context } from "hono";
import { z } from "zod";
import type { ApiContext } from "../../context.ts";
import { bearerOf } from "../../http/authenticate.ts";
import { readOrderCookie } from "../../http/order-cookie.ts";
import { requesterOf } from "../../http/requester.ts";
import type { TrackViewer } from "../../views/tracked-order.ts";

export const trackTag = "Tracking";
export const trackParams = z.object({ token: z.string().meta({ description: "From `tracking.page_url`" }) });

/** Who asks about a tracked order, and what they may. */
export interface TrackViewers {
  /** Whoever shows this key. */
  withKey(c: Context, order: OrderRow, key: string): Promise<TrackViewer>;
  /** Whoever shows a cookie, a key as a Bearer token, or nothing. */
  of(c: Context, order: OrderRow): TrackViewer | Promise<TrackViewer>;
  /**
   * The order of a token, for its owner alone. Another site's page cannot come here with the owner's cookie: a browser sends
   * that along with no request of other sites that writes, and with none of JSON.
   * @throws DomainError `not_found`, `forbidden`
   */
  ownedOrder(c: Context, token: string): Promise<OrderRow>;
}

export function createTrackViewers({
  deps,
  publicUrl,
  trustedProxies,
}: Pick<ApiContext, "deps" | "publicUrl" | "trustedProxies">): TrackViewers {
  async function withKey(c: Context, order: OrderRow, key: string): Promise<TrackViewer> {
    const { address } = requesterOf(c, trustedProxies);
    return (await checkOwnerKey(deps, order.id, key, address)) ? "owner" : "anyone";
  }

  function of(c: Context, order: OrderRow): TrackViewer | Promise<TrackViewer> {
    const key = bearerOf(c);
    if (key !== undefined) return withKey(c, order, key);
    return isOwnerCookie(deps.keyring, order.id, readOrderCookie(c, publicUrl)) ? "owner" : "anyone";
  }

  return {
    withKey,
    of,
    async ownedOrder(c, token) {
      const order = await getTrackedOrder(deps, token);
      if ((await of(c, order)) !== "owner") throw new DomainError("forbidden");
      return order;
    },
  };
}
