import { type DestinationStream, type Logger, pino } from "pino";
import pretty from "pino-pretty";
import { redact, redactText } from "./redact.ts";

export type { Logger };

export interface LoggerOptions {
  /** trace, debug, info, warn, error, fatal or silent; default info. */
  level?: string;
  /** Where lines go; default standard error, so that a program's answer on standard output stays clean. */
  destination?: DestinationStream;
  /** Colored lines for people instead of JSON; default: when standard error is a terminal. */
  human?: boolean;
}

/** Creates the logger of a program. Secrets are taken out of messages, fields and errors before anything is written. */
export function createLogger(options: LoggerOptions = {}): Logger {
  const { level = "info", human = process.stderr.isTTY === true } = options;
  const target =
    options.destination ?? (human ? pretty({ destination: 2, ignore: "pid,hostname" }) : pino.destination(2));
  // The last gate, for what no hook sees: the fields bound to a child logger.
  const destination = { write: (line: string) => void target.write(redactText(line)) };
  return pino(
    {
      level,
      // Errors were already turned into objects by `redact`.
      serializers: { err: (error) => error },
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args;
          // A bare error is logged under `err`, with its own message unless another is given.
          const named =
            first instanceof Error ? [{ err: first }, ...(rest.length ? rest : [first.message])] : args;
          const clean = named.map((arg) => (typeof arg === "string" ? redactText(arg) : redact(arg)));
          method.apply(this, clean as Parameters<typeof method>);
        },
      },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination,
  );
}
