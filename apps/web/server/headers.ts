const contentSecurityPolicy = (scripts: string) =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/**
 * Of pages, besides what every answer gets where they are mounted. The address of a tracking page is a secret: it must
 * not travel to other sites nor be indexed.
 */
export const pageHeaders = {
  "cache-control": "no-cache",
  "content-security-policy": contentSecurityPolicy("'self'"),
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
};

/** Of pages that encrypt: libsodium is WebAssembly. Evaluating JavaScript stays forbidden. */
export const keyPageHeaders = {
  ...pageHeaders,
  "content-security-policy": contentSecurityPolicy("'self' 'wasm-unsafe-eval'"),
};

/** Of files whose name changes with their content. */
export const hashedFileHeaders = { "cache-control": "public, max-age=31536000, immutable" };

/** Of files with a fixed name. */
export const fixedFileHeaders = { "cache-control": "no-cache" };

/** Of the script that other sites include. */
export const embedHeaders = {
  "access-control-allow-origin": "*",
  "cache-control": "public, max-age=300, stale-while-revalidate=86400",
  "cross-origin-resource-policy": "cross-origin",
};
