export { createApi } from "./create-api.ts";
export { createHealthSite } from "./create-health-site.ts";
export { createMetricsSite } from "./metrics-site.ts";
export { watchEscalations } from "./watch-escalations.ts";
export { watchPushes } from "./watch-pushes.ts";
export { watchWebhooks } from "./watch-webhooks.ts";
