import { type Context, Hono } from "hono";
import { type Asset, createAsset, loadAssets, sendAsset } from "./assets.ts";
import { createDemoRoutes, type Demo } from "./demo/routes.ts";
import { embedHeaders, fixedFileHeaders, hashedFileHeaders, keyPageHeaders, pageHeaders } from "./headers.ts";

export interface WebDeps {
  /** The folder with the built pages. */
  readonly dist: string;
  /** With it the demo café is at `/`; without it `/` leads to the API's documentation. */
  readonly demo?: Demo | undefined;
  /** Where links to `https://t.me` should lead instead, such as the sandbox's `http://localhost:3001/t.me`. */
  readonly telegramLinkRoot?: string | undefined;
}

/** The pages of customers' accounts, by path and file. */
const accountPages = [
  { name: "sign-up", headers: pageHeaders },
  { name: "sign-in", headers: pageHeaders },
  { name: "secure", headers: keyPageHeaders },
  { name: "account", headers: keyPageHeaders },
];

/**
 * The pages of Gotovo: tracking at `/t/<token>`, customers' accounts, the demo café, `/embed.js`. It is mounted beside
 * the API and after it, on whose `/v1` the pages live, so it answers nothing but its own paths, and browsers at paths that
 * nobody has, and sets headers on nothing but its answers.
 * @throws Error when the pages are not built, or links into Telegram would lead out of the web
 */
export function createWeb({ dist, demo, telegramLinkRoot }: WebDeps): Hono {
  if (telegramLinkRoot !== undefined && !isWebAddress(telegramLinkRoot))
    throw new Error("telegramLinkRoot must be an http(s) address");
  const assets = loadAssets(dist);
  const page = (name: string) => pageOf(assets, name, telegramLinkRoot);
  const [cafe, track] = [page("index.html"), page("track.html")];
  const app = new Hono();

  const send = (c: Context, asset: Asset | undefined, headers: Readonly<Record<string, string>>) =>
    asset ? sendAsset(c, asset, headers) : c.notFound();

  app.get("/", (c) => (demo ? send(c, cafe, pageHeaders) : c.redirect("/docs")));
  app.get("/t/:token", (c) => send(c, track, pageHeaders));
  app.get("/t/:token/", (c) => send(c, track, pageHeaders));
  for (const { name, headers } of accountPages) {
    const html = page(`${name}.html`);
    app.get(`/${name}`, (c) => send(c, html, headers));
    app.get(`/${name}/`, (c) => send(c, html, headers));
  }
  app.get("/embed.js", (c) => send(c, assets.get("embed.js"), embedHeaders));
  app.get("/push-worker.js", (c) => send(c, assets.get("push-worker.js"), fixedFileHeaders));
  app.get("/favicon.svg", (c) => send(c, assets.get("favicon.svg"), fixedFileHeaders));
  app.get("/assets/*", (c) => send(c, assets.get(c.req.path.slice(1)), hashedFileHeaders));
  if (demo) app.route("/", createDemoRoutes(demo));
  const missing = page("not-found.html");
  app.get("*", async (c, next) => {
    // Programs are answered by the API, in its own words.
    const isPerson = c.req.header("accept")?.includes("text/html");
    return missing && isPerson ? sendAsset(c, missing, pageHeaders, 404) : next();
  });
  return app;
}

function pageOf(
  assets: Map<string, Asset>,
  name: string,
  telegramLinkRoot: string | undefined,
): Asset | undefined {
  const asset = assets.get(name);
  if (!asset || !telegramLinkRoot) return asset;
  const meta = `<meta name="telegram-link-root" content="${escapeAttribute(telegramLinkRoot)}">`;
  const html = asset.body.toString("utf8").replace("</head>", () => `${meta}</head>`);
  return createAsset(asset.type, Buffer.from(html));
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function escapeAttribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
