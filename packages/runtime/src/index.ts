export { type CodeSettings, codeSettings, codeVariables } from "./code-channels/settings.ts";
export { EnvError, envCount, envPort, envPositive, envUrl, parseEnv } from "./env.ts";
export { createLogger, type Logger, type LoggerOptions } from "./logger.ts";
export { createMetrics, type Metrics } from "./metrics.ts";
export { redact, redactText } from "./redact.ts";
export { loadSecretKey, type SecretKeyOptions } from "./secret-key.ts";
export { createShutdown, type Shutdown, type ShutdownOptions, stopOnSignals } from "./shutdown.ts";
