import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/**
 * Headers on every answer, whoever made it: nothing is sniffed, framed, or told to other sites by its address; a browser
 * that came over https comes back over nothing else. What an answer says for itself stands, such as the policy of a page
 * that may be framed: browsers put `frame-ancestors` above `X-Frame-Options`.
 */
export function protectiveHeaders(publicUrl: string): MiddlewareHandler {
  return secureHeaders({
    overwrite: false,
    xContentTypeOptions: true,
    xFrameOptions: "DENY",
    referrerPolicy: "no-referrer",
    strictTransportSecurity: publicUrl.startsWith("https:") && "max-age=31536000",
    // Other sites embed the tracker and read the API; the rest is for browsers that nobody has any more.
    crossOriginResourcePolicy: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    removePoweredBy: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
}
