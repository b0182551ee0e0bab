export { createApi } from "./create-api.ts";
export { createMetricsSite } from "./metrics-site.ts";
export { watchWebhooks } from "./watch-webhooks.ts";
