export { type CodeSettings, codeSettings, codeVariables } from "./code-channels/settings.ts";
export { EnvError, envCount, envPort, envPositive, envUrl, parseEnv } from "./env.ts";
export { createLogger, type Logger } from "./logger.ts";
export { createMetrics, type Metrics } from "./metrics.ts";
export { loadSecretKey } from "./secret-key.ts";
export { createShutdown, type Shutdown, stopOnSignals } from "./shutdown.ts";
