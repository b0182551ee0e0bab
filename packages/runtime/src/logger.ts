import { type DestinationStream, type Logger, pino } from "pino";
import pretty from "pino-pretty";
import { redact, redactText } from "./redact.ts";
import { createRepeats, kindOf } from "./repeats.ts";

export type { Logger };

export interface LoggerOptions {
  /** trace, debug, info, warn, error, fatal or silent; default info. */
  level?: string;
  /** Where lines go; default standard error, so that a program's answer on standard output stays clean. */
  destination?: DestinationStream;
  /** Colored lines for people instead of JSON; default: when standard error is a terminal. */
  human?: boolean;
}

/** From this level on, what repeats is counted. */
const counted = pino.levels.values.info ?? 0;

/**
 * Creates the logger of a program. Secrets are taken out of messages, fields and errors before anything is written. What says the
 * same again and again is written once a minute, with the number of `times`; security events, and whether something is away,
 * are written each time.
 */
export function createLogger(options: LoggerOptions = {}): Logger {
  const { level = "info", human = process.stderr.isTTY === true } = options;
  const target =
    options.destination ?? (human ? pretty({ destination: 2, ignore: "pid,hostname" }) : pino.destination(2));
  const repeats = createRepeats();
  // The last gate, for what no hook sees: the fields bound to a child logger.
  const destination = { write: (line: string) => void target.write(redactText(line)) };
  return pino(
    {
      level,
      // Errors were already turned into objects by `redact`.
      serializers: { err: (error) => error },
      hooks: {
        logMethod(args, method, level) {
          const [first, ...rest] = args as unknown[];
          // A bare error is logged under `err`, with its own message unless another is given.
          const named =
            first instanceof Error ? [{ err: first }, ...(rest.length ? rest : [first.message])] : args;
          const write = (given: unknown[]) => {
            const clean = given.map((arg) => (typeof arg === "string" ? redactText(arg) : redact(arg)));
            method.apply(this, clean as Parameters<typeof method>);
          };
          const [fields, ...words] = hasFields(named) ? named : [{}, ...named];
          if (level < counted || "security" in fields || "state" in fields) return write(named);
          const kind = `${level} ${JSON.stringify(this.bindings())} ${kindOf(fields, words.join(" "))}`;
          if (repeats.isNew(kind, (times) => write([{ ...fields, times }, ...words]))) write(named);
        },
      },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination,
  );
}

function hasFields(line: unknown[]): line is [fields: object, ...words: unknown[]] {
  return typeof line[0] === "object" && line[0] !== null;
}
