/** Milliseconds after which the server ends a statement. */
export const defaultStatementTimeoutMs = 8_000;
/** Milliseconds a query waits for a connection, a restarting server included. */
export const connectTimeoutMs = 5_000;
/** Milliseconds between looks where nothing can be heard. */
export const lookEveryMs = 2_000;
