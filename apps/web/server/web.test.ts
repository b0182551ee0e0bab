import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Gotovo, GotovoError } from "@gotovo/client";
import type { PlaceOrderRequest } from "@gotovo/contract";
import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Checkout, DemoCafe } from "./demo/cafe.ts";
import { loadDemoMenu } from "./demo/menu.ts";
import { createWeb } from "./web.ts";

let dist: string;
let placed: { order: PlaceOrderRequest; key: string | undefined }[];
let failWith: Error | null;
let errors: unknown[];

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), "web-dist-"));
  await mkdir(join(dist, "assets"));
  const page = (name: string) => `<!doctype html><head><title>${name}</title></head><body></body>`;
  await writeFile(join(dist, "index.html"), page("cafe"));
  await writeFile(join(dist, "track.html"), page("track"));
  for (const name of ["account", "sign-in", "sign-up", "secure", "not-found"])
    await writeFile(join(dist, `${name}.html`), page(name));
  await writeFile(join(dist, "embed.js"), "embed()");
  await writeFile(join(dist, "favicon.svg"), "<svg/>");
  await writeFile(join(dist, "assets", "track-1a2b.js"), "x".repeat(5000));
});
afterAll(() => rm(dist, { recursive: true }));
beforeEach(() => {
  placed = [];
  errors = [];
  failWith = null;
});
const client = {
  orders: {
    async place(order: PlaceOrderRequest, options?: { idempotencyKey?: string }) {
      if (failWith) throw failWith;
      placed.push({ order, key: options?.idempotencyKey });
      return {
        order: { order_id: order.order_id, number: order.number },
        tracking: { page_url: "http://shop.example/t/tok", telegram: { state: "unlinked", url: null } },
      };
    },
  },
} as unknown as Gotovo;

function cafe(): DemoCafe {
  const known = new Map<string, Checkout>();
  return {
    merchantId: "m",
    apiKey: "secret",
    horecaId: "v1",
    ownerInviteUrl: "",
    menu: loadDemoMenu(),
    async checkout(key, make) {
      const checkout = known.get(key) ?? make(String(101 + known.size));
      known.set(key, checkout);
      return checkout;
    },
  };
}

/** The site as the product mounts it: an API, then the pages. */
function site(telegramLinkRoot?: string) {
  let ids = 0;
  const demo = {
    cafe: cafe(),
    client,
    site: "https://shop.example",
    newId: () => `site-user-number-${++ids}`,
    onError: (e: unknown) => errors.push(e),
  };
  return new Hono()
    .get("/v1/track/:token", (c) => c.json({ api: true }))
    .route("/", createWeb({ dist, demo, telegramLinkRoot }));
}

describe("pages", () => {
  it("are never cached unasked, never framed, and never tell their address to others", async () => {
    for (const path of [
      "/",
      "/t/secret-token",
      "/t/secret-token/",
      "/sign-in?invite=a",
      "/sign-up",
      "/account",
    ]) {
      const response = await site().request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("referrer-policy")).toBe("no-referrer");
      expect(response.headers.get("cache-control")).toBe("no-cache");
      expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(response.headers.get("x-robots-tag")).toBe("noindex");
    }
  });

  it("may run WebAssembly where they encrypt, and nowhere else", async () => {
    const policy = async (path: string) =>
      (await site().request(path)).headers.get("content-security-policy") ?? "";
    for (const path of ["/account", "/secure/"])
      expect(await policy(path)).toContain("script-src 'self' 'wasm-unsafe-eval';");
    for (const path of ["/", "/t/a", "/sign-in", "/sign-up"])
      expect(await policy(path)).toContain("script-src 'self';");
  });

  it("are not sent again to a browser that has them", async () => {
    const app = site();
    const etag = (await app.request("/t/a")).headers.get("etag") ?? "";
    const again = await app.request("/t/b", { headers: { "if-none-match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("learn where Telegram links lead, and nothing else", async () => {
    const html = await (await site('http://localhost:3001/t.me"><script>')).request("/t/a");
    expect(await html.text()).toContain(
      '<meta name="telegram-link-root" content="http://localhost:3001/t.me&quot;>&lt;script>"></head>',
    );
    expect(await (await site().request("/t/a")).text()).not.toContain("telegram-link-root");
    for (const root of ["javascript:alert(1)", "data:text/html,x", "t.me", ""])
      expect(() => site(root), root).toThrow("http(s)");
  });

  it("leave the API's answers alone", async () => {
    const response = await site().request("/v1/track/a");
    expect(await response.json()).toEqual({ api: true });
    expect(response.headers.get("content-security-policy")).toBeNull();
  });

  it("lead to the documentation where there is no demo", async () => {
    const response = await createWeb({ dist }).request("/");
    expect([response.status, response.headers.get("location")]).toEqual([302, "/docs"]);
    expect((await createWeb({ dist }).request("/demo/menu")).status).toBe(404);
  });

  it("say what to do when they are not built", () => {
    expect(() => createWeb({ dist: join(dist, "nowhere") })).toThrow("pnpm --filter @gotovo/web build");
  });
});

describe("files", () => {
  it("are cached for good when their name has a hash, and compressed", async () => {
    const headers = { "accept-encoding": "gzip" };
    const response = await site().request("/assets/track-1a2b.js", { headers });
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(200);
  });

  it("never come from outside the folder", async () => {
    for (const path of [
      "/assets/../index.html",
      "/assets/%2e%2e/%2e%2e/etc/passwd",
      "/assets/",
      "/assets/no.js",
    ])
      expect((await site().request(`http://localhost${path}`)).status).toBe(404);
  });

  it("lets other sites include the tracker", async () => {
    const response = await site().request("/embed.js");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  });
});

const key = "0123456789abcdef0123456789abcdef";
const latte = { item: "latte", size: "m", choices: { milk: "cow", syrup: "vanilla" }, quantity: 1 };
const purchase = { language: "en", lines: [latte], total: 35000 };

function checkout(app: Hono, body: unknown, headers: Record<string, string> = {}) {
  return app.request("/demo/checkout", {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

describe("the demo's checkout", () => {
  it("registers one order with the menu's prices and answers the tracking", async () => {
    const response = await checkout(site(), purchase);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      number: "101",
      tracking: { page_url: "http://shop.example/t/tok" },
    });
    expect(placed).toHaveLength(1);
    expect(placed[0]).toMatchObject({ key, order: { horeca_id: "v1", number: "101", total: 35000 } });
  });

  it("answers a double click with the same order, whoever the cookie says", async () => {
    const app = site();
    const [first, second] = await Promise.all([checkout(app, purchase), checkout(app, purchase)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(placed[1]).toEqual(placed[0]);
    expect(second.headers.get("set-cookie")).toBe(first.headers.get("set-cookie"));
  });

  it("knows the browser again, and no script can read how", async () => {
    const app = site();
    const cookie = (await checkout(app, purchase)).headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const again = { cookie: cookie.split(";")[0] ?? "", "idempotency-key": `${key}-2` };
    await checkout(app, purchase, again);
    expect(placed[1]?.order.customer).toEqual(placed[0]?.order.customer);
    expect(placed[1]?.order.number).toBe("102");
  });

  it("orders the very same thing when paying is tried again after a failure", async () => {
    const app = site();
    failWith = new GotovoError("unavailable", "Later", { status: 503 });
    const failed = await checkout(app, purchase);
    expect([failed.status, ((await failed.json()) as { code: string }).code]).toEqual([
      502,
      "gotovo_unavailable",
    ]);
    expect(errors).toEqual([failWith]);
    failWith = null;
    await checkout(app, purchase);
    expect(placed).toHaveLength(1);
    expect(placed[0]?.order.number).toBe("101");
  });

  it.each([
    ["no key", purchase, { "idempotency-key": "" }, 400, "key_missing"],
    ["a form", purchase, { "content-type": "text/plain" }, 415, "not_json"],
    ["broken JSON", "{", {}, 400, "validation_failed"],
    ["an unknown field", { ...purchase, price: 1 }, {}, 400, "validation_failed"],
    ["another price", { ...purchase, total: 1 }, {}, 409, "menu_changed"],
  ])("refuses %s", async (_, body, headers, status, code) => {
    const response = await checkout(site(), body, headers);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
    expect(placed).toEqual([]);
  });

  it("refuses another cart under the same key", async () => {
    const app = site();
    await checkout(app, purchase);
    expect((await checkout(app, { ...purchase, name: "Bob" })).status).toBe(422);
    expect(placed).toHaveLength(1);
  });

  it("refuses a body that is too large", async () => {
    expect((await checkout(site(), JSON.stringify({ ...purchase, name: "x".repeat(40_000) }))).status).toBe(
      413,
    );
  });
});
