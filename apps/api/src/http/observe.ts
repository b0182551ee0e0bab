import type { Context } from "hono";
import type { ApiOptions } from "../context.ts";
import { requesterOf } from "./requester.ts";
import { isRefusalLoud, maskAddress, securityEventOf } from "./security-events.ts";

/** A request under way. */
export interface Observed {
  readonly id: string;
  readonly startedAt: number;
  /** Who asked, masked; of security events only. */
  readonly from?: string;
}

export interface Outcome {
  readonly status: number;
  readonly error?: unknown;
}

/** Takes note of the requests of one route. */
export interface RouteObserver {
  begin(c: Context): Observed;
  end(request: Observed, outcome: Outcome, merchantId: string | null): void;
}

const givenId = /^[\w.-]{1,64}$/;

/** Milliseconds from which on a request is worth a line although it went well. */
const slowMs = 2_000;

/**
 * Access log and metrics by route pattern: raw paths hold tokens and codes, and are endless as labels. What went well and
 * fast is logged at debug only: the metrics count it, and an order of a busy evening leaves no line.
 */
export function createObserver({
  deps,
  log,
  metrics,
  trustedProxies,
}: Pick<ApiOptions, "deps" | "log" | "metrics" | "trustedProxies">) {
  const durations = metrics.histogram({
    name: "http_request_duration_seconds",
    help: "Time from a request's arrival to its answer, by route pattern",
    labelNames: ["method", "route", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
  const debugging = log.isLevelEnabled("debug");
  const series = Buffer.from(deps.random(6)).toString("base64url");
  let count = 0;

  return function observe(method: string, route: string): RouteObserver {
    const byStatus = new Map<number, { observe(seconds: number): void }>();
    const timerOf = (status: number) => {
      const known = byStatus.get(status);
      if (known) return known;
      const timer = durations.labels({ method, route, status: String(status) });
      byStatus.set(status, timer);
      return timer;
    };
    const security = securityEventOf(method, route);
    return {
      begin(c) {
        const given = c.req.header("x-request-id");
        const id = given && givenId.test(given) ? given : `${series}-${(++count).toString(36)}`;
        const from = security && maskAddress(requesterOf(c, trustedProxies).address);
        return { id, startedAt: performance.now(), ...(from !== undefined && { from }) };
      },
      end({ id, startedAt, from }, outcome, merchantId) {
        const { status } = outcome;
        if (security !== undefined && status < 500) {
          const refused = status >= 400;
          log[refused && isRefusalLoud(security) ? "warn" : "info"](
            { security, refused, status, from, requestId: id },
            "security event",
          );
        }
        const ms = performance.now() - startedAt;
        timerOf(status).observe(ms / 1000);
        const quiet = status < 400 && (method === "GET" || ms < slowMs);
        if (quiet && !debugging) return;
        const fields = { requestId: id, method, route, status, ms: Math.round(ms * 10) / 10, merchantId };
        // An outage is told by itself, once for all requests; and whoever asks whether we are ready is told by the answer.
        const isTold = route === "/health/ready" || deps.db.outage.tellsOf(outcome.error);
        if (status === 503 && isTold) log.debug(fields, "not available");
        else if (status === 503) log.warn({ ...fields, reason: reasonOf(outcome.error) }, "not available");
        else if (status >= 500) log.error({ ...fields, err: outcome.error }, "request failed");
        else log[quiet ? "debug" : "info"](fields, "request");
      },
    };
  };
}

/** What is not available for a while fails many requests alike: in words, without a stack. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export type Observe = ReturnType<typeof createObserver>;
