import { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiOptions } from "./context.ts";
import { measureAll } from "./gauges/all.ts";
import { createRouter } from "./http/create-router.ts";
import { answerUnknown } from "./http/not-found.ts";
import { createObserver } from "./http/observe.ts";
import { protectAnswers } from "./http/protective-headers.ts";
import { addHealthRoutes } from "./routes/health.ts";

/** `/health/live`, `/health/ready` and `/metrics` alone, for a process that does not serve the API. */
export function createHealthSite(options: ApiOptions): OpenAPIHono {
  measureAll(options);
  const app = new OpenAPIHono({ strict: false });
  app.use(protectAnswers(options.publicUrl));
  const observe = createObserver(options);
  addHealthRoutes(createRouter(app, options, observe), options, () => []);
  answerUnknown(app, options, observe);
  return app;
}
