import type { Config } from "../config.ts";
import { bad, doubtful, type Finding, good } from "./finding.ts";

/** Settings that are each allowed, and yet hardly meant. */
export function lookAtSettings(config: Config): Finding[] {
  const { isProduction, publicUrl, trustedProxies, metricsPort, webhookSecret, codes, telegram } = config;
  const isHttps = publicUrl.startsWith("https:");
  const findings: Finding[] = [];
  if (isHttps && trustedProxies === 0)
    findings.push(
      doubtful(
        "proxies",
        "PUBLIC_URL is https, which a proxy in front ends, but TRUSTED_PROXIES is 0: everybody would count as one address. Say how many proxies there are.",
      ),
    );
  if (isProduction && metricsPort === null)
    findings.push(
      doubtful(
        "metrics",
        "are nowhere in production without METRICS_PORT. Set it to a port that only Prometheus reaches.",
      ),
    );
  if (!isProduction && isHttps)
    findings.push(
      doubtful(
        "NODE_ENV",
        "PUBLIC_URL is https, but NODE_ENV is not production: cookies and errors are those of development.",
      ),
    );
  if (telegram !== null && codes(null).channel === null)
    findings.push(
      doubtful(
        "codes",
        "reach no phone without a chat: set TELEGRAM_GATEWAY_TOKEN, or let people sign in by Telegram alone.",
      ),
    );
  if (webhookSecret !== null && !isHttps && telegram !== null && telegram.apiRoot === undefined)
    findings.push(bad("webhooks", "need an https PUBLIC_URL: Telegram takes no other."));
  return findings.length > 0 ? findings : [good("settings", "agree with one another")];
}
