export { type CodeSettings, codeSettings, codeVariables } from "./code-channels/settings.ts";
export {
  envKeepAlive,
  hostOf,
  isLoopback,
  metricsPortProblems,
  publicUrlProblems,
} from "./deployment.ts";
export {
  EnvError,
  type EnvProblems,
  envCount,
  envMode,
  envPort,
  envPortNumber,
  envPositive,
  envUrl,
  parseEnv,
  refuseProblems,
} from "./env.ts";
export { explainFailedStart } from "./explain-failed-start.ts";
export { createLogger, type Logger } from "./logger.ts";
export { createMetrics, type Metrics } from "./metrics.ts";
export { keptVariables } from "./retention/settings.ts";
export { findSecretKeys, loadSecretKeys } from "./secret-key.ts";
export { serveOn } from "./serve-on.ts";
export { createShutdown, type Shutdown, stopOnSignals } from "./shutdown.ts";
export type { Trace } from "./trace.ts";
export { openTracing } from "./tracing/open-tracing.ts";
export { createWebhookSender, type WebhookSender } from "./webhooks/sender.ts";
export { webhookAddressProblems, webhookVariables } from "./webhooks/settings.ts";
export { traceSends } from "./webhooks/trace-sends.ts";
