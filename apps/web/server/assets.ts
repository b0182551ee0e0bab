import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import type { Context } from "hono";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** A file in memory, ready to be sent. */
export interface Asset {
  readonly type: string;
  readonly body: Buffer<ArrayBuffer>;
  readonly gzip: Buffer<ArrayBuffer> | null;
  readonly etag: string;
}

export function createAsset(type: string, body: Buffer<ArrayBuffer>): Asset {
  const compressible = !type.startsWith("image/png") && !type.startsWith("font/");
  return {
    type,
    body,
    gzip: compressible ? gzipSync(body, { level: 9 }) : null,
    // Weak: plain and gzip are the same page.
    etag: `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
  };
}

/**
 * All built files by their path from `dist`, with forward slashes. They are a few hundred kilobytes: kept in memory, no
 * request ever names a file of the machine. Throws when the pages are not built.
 */
export function loadAssets(dist: string): Map<string, Asset> {
  if (!existsSync(join(dist, "index.html")))
    throw new Error(
      `The web pages are not built (no index.html in ${dist}): pnpm --filter @gotovo/web build`,
    );
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const type = types[extname(entry.name)] ?? "application/octet-stream";
    assets.set(relative(dist, file).split(sep).join("/"), createAsset(type, readFileSync(file)));
  }
  return assets;
}

/** Answers an asset with these headers, compressed when the browser can, or 304 when it has it already. */
export function sendAsset(
  c: Context,
  asset: Asset,
  headers: Readonly<Record<string, string>>,
  status: 200 | 404 = 200,
): Response {
  const common = { ...headers, etag: asset.etag, vary: "Accept-Encoding" };
  if (status === 200 && c.req.header("if-none-match")?.includes(asset.etag)) return c.body(null, 304, common);
  const zipped = asset.gzip && /\bgzip\b/.test(c.req.header("accept-encoding") ?? "") ? asset.gzip : null;
  return c.body(zipped ?? asset.body, status, {
    ...common,
    "content-type": asset.type,
    ...(zipped ? { "content-encoding": "gzip" } : {}),
  });
}
