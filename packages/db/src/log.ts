/** The few methods of a pino logger that this package uses. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Says nothing: for tests and for programs whose output must stay clean. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
