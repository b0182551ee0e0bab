import { createHash } from "node:crypto";
import { type Gotovo, GotovoError } from "@gotovo/client";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import type { DemoCafe } from "./cafe.ts";
import { checkoutRequest, orderOf } from "./checkout.ts";

export interface Demo {
  readonly cafe: DemoCafe;
  /** A client with the café's API key. */
  readonly client: Gotovo;
  /** Where the café's page is. No slash at its end. */
  readonly site: string;
  /** Makes the site's own ids of its users; random UUIDs. */
  readonly newId: () => string;
  /** Hears of checkouts that Gotovo did not take. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Over https its name says `__Host-`: then no other site of the same domain can set it. */
const cookieName = "demo_customer";
const year = 365 * 24 * 3600;

/** The café's own server: its menu, and the checkout that registers a paid order with Gotovo. */
export function createDemoRoutes({ cafe, client, site, newId, onError }: Demo): Hono {
  const app = new Hono();

  app.get("/demo/menu", (c) => c.json(cafe.menu, 200, { "cache-control": "no-cache" }));

  app.post("/demo/checkout", bodyLimit({ maxSize: 32_768 }), async (c) => {
    c.header("cache-control", "no-store");
    const key = c.req.header("idempotency-key");
    if (!key || !/^[\w-]{16,100}$/.test(key)) return refuse(c, 400, "key_missing");
    // A form of another site cannot send JSON without asking first.
    if (!c.req.header("content-type")?.startsWith("application/json")) return refuse(c, 415, "not_json");
    const body = await c.req.text();
    const parsed = checkoutRequest.safeParse(parseJson(body));
    if (!parsed.success) return refuse(c, 400, "validation_failed");

    const fingerprint = createHash("sha256").update(JSON.stringify(parsed.data)).digest("base64url");
    const ids = { orderId: `demo-${key}`, siteUserId: siteUserOf(c, site) ?? newId(), site };
    // Looked up before the number is taken, so that a stale cart costs none.
    if (!orderOf(cafe.menu, cafe.horecaId, parsed.data, { ...ids, number: "0" }))
      return refuse(c, 409, "menu_changed");
    const checkout = await cafe.checkout(key, (number) => {
      const order = orderOf(cafe.menu, cafe.horecaId, parsed.data, { ...ids, number });
      if (!order) throw new Error("The menu changed while paying");
      return { key, fingerprint, order };
    });
    if (checkout.fingerprint !== fingerprint) return refuse(c, 422, "key_reused");

    try {
      const placed = await client.orders.place(checkout.order, { idempotencyKey: key });
      setCookie(c, cookieName, checkout.order.customer?.site_user_id ?? ids.siteUserId, {
        path: "/",
        httpOnly: true,
        sameSite: "Lax",
        maxAge: year,
        ...(isHttps(site) && { prefix: "host", secure: true }),
      });
      return c.json({
        order_id: placed.order.order_id,
        number: placed.order.number,
        tracking: placed.tracking,
      });
    } catch (error) {
      if (!(error instanceof GotovoError)) throw error;
      onError?.(error);
      return refuse(c, 502, "gotovo_unavailable");
    }
  });

  return app;
}

function isHttps(site: string): boolean {
  return site.startsWith("https:");
}

function siteUserOf(c: Context, site: string): string | undefined {
  const value = isHttps(site) ? getCookie(c, cookieName, "host") : getCookie(c, cookieName);
  return value && /^[\w-]{16,64}$/.test(value) ? value : undefined;
}

function refuse(c: Context, status: 400 | 409 | 415 | 422 | 502, code: string) {
  return c.json({ type: "about:blank", title: code.replaceAll("_", " "), status, code }, status, {
    "content-type": "application/problem+json",
  });
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Refused by the schema, which says so to the caller.
    return undefined;
  }
}
