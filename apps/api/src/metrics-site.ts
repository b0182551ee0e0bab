import type { Metrics } from "@gotovo/runtime";
import { Hono } from "hono";

/** `/metrics` and nothing else, for a port of its own. */
export function createMetricsSite(metrics: Metrics): Hono {
  return new Hono().get("/metrics", () => answerMetrics(metrics));
}

/** All figures in the Prometheus text format. */
export async function answerMetrics(metrics: Metrics): Promise<Response> {
  const { body, contentType } = await metrics.text();
  return new Response(body, {
    headers: { "content-type": contentType, "x-content-type-options": "nosniff" },
  });
}
