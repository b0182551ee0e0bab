import { z } from "zod";
import type { ApiOptions } from "../context.ts";
import { ok } from "../http/answer.ts";
import type { Router } from "../http/create-router.ts";
import { isFromThisMachine } from "../http/from-this-machine.ts";
import { HttpProblem } from "../http/http-problem.ts";
import { answerMetrics } from "../metrics-site.ts";

const tag = "Operation";
const readyAnswer = z.object({
  status: z.literal("ready"),
  warnings: z
    .array(z.string())
    .optional()
    .meta({ description: "What is set wrong, or is away and will be back" }),
});

/** `/health/live`, `/health/ready` and `/metrics`, for those who operate the product. */
export function addHealthRoutes(router: Router, api: ApiOptions, warnings: () => string[]): void {
  router.public(
    {
      method: "get",
      path: "/health/live",
      operationId: "isLive",
      tag,
      summary: "Check liveness",
      description:
        "Answers as soon as the process does, and asks nothing of the database: for whoever restarts what hangs.",
      answers: { 200: { description: "Yes", schema: z.object({ status: z.literal("live") }) } },
    },
    async () => ok({ status: "live" }),
  );

  router.public(
    {
      method: "get",
      path: "/health/ready",
      operationId: "isReady",
      tag,
      summary: "Check readiness",
      description:
        "The process is started, and the database takes writes. 503 names the parts that do not work. Telegram being away later is a warning: what waits for it is made up for.",
      answers: { 200: { description: "Yes", schema: readyAnswer } },
    },
    async () => {
      const rest = await api.readiness?.();
      const checks = { database: await api.deps.db.takesWrites(), ...rest?.checks };
      const missing = Object.entries(checks).flatMap(([name, works]) => (works ? [] : [name]));
      if (missing.length === 0 && rest?.ready !== false) {
        const said = [...warnings(), ...(rest?.warnings ?? [])];
        return ok({ status: "ready", ...(said.length > 0 && { warnings: said }) });
      }
      throw new HttpProblem("unavailable", { detail: `Not ready: ${missing.join(", ") || "starting"}.` });
    },
  );

  router.public(
    {
      method: "get",
      path: "/metrics",
      operationId: "getMetrics",
      tag,
      summary: "Get metrics in the Prometheus text format",
      description:
        "Answered on METRICS_PORT; without one, only to the machine itself, and not in production. 404 elsewhere.",
      answers: { 200: { description: "The figures", schema: z.string(), contentType: "text/plain" } },
      refusals: ["not_found"],
    },
    async (_, c) => {
      if (api.showsMetrics === false || !isFromThisMachine(c))
        throw new HttpProblem("not_found", { detail: "Metrics are on METRICS_PORT." });
      return answerMetrics(api.metrics);
    },
  );
}
