/** Lines that say the same within this time are counted instead. */
const windowMs = 60_000;

/** Different things that are remembered at most; the oldest is forgotten. */
const mostKinds = 1_000;

/** Fields that tell one try from the next one of the same kind. */
const ofOneTry: ReadonlySet<string> = new Set([
  "requestId",
  "updateId",
  "jobId",
  "messageId",
  "chatId",
  "subject",
]);

interface Kind {
  times: number;
  /** Writes the newest of them, with how many there were since the last line. */
  write: (times: number) => void;
  readonly timer: NodeJS.Timeout;
}

export interface Repeats {
  /**
   * True: the line is to be written now. Otherwise one like it was just written; `write` is called with how many there were
   * when a minute is over.
   */
  isNew(kind: string, write: (times: number) => void): boolean;
}

/** Keeps what repeats from filling a log: the first is written at once, the rest as one line a minute with their number. */
export function createRepeats(): Repeats {
  const kinds = new Map<string, Kind>();

  function close(key: string, kind: Kind): void {
    clearInterval(kind.timer);
    kinds.delete(key);
    if (kind.times > 0) kind.write(kind.times);
  }

  function tick(key: string): void {
    const kind = kinds.get(key);
    if (kind === undefined) return;
    if (kind.times === 0) {
      close(key, kind);
    } else {
      kind.write(kind.times);
      kind.times = 0;
    }
  }

  return {
    isNew(key, write) {
      const known = kinds.get(key);
      if (known) {
        known.times++;
        known.write = write;
        return false;
      }
      const [oldest] = kinds;
      if (oldest && kinds.size >= mostKinds) close(...oldest);
      const timer = setInterval(tick, windowMs, key).unref();
      kinds.set(key, { times: 0, write, timer });
      return true;
    },
  };
}

/** What a line is about, whichever try it was: its words, its fields, and its error without numbers and ids. */
export function kindOf(fields: object, message: string): string {
  const parts = [message];
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Error) parts.push(`${value.name} ${codeOf(value)} ${withoutNumbers(value.message)}`);
    else if (name === "reason") parts.push(withoutNumbers(String(value)));
    else if (name === "status" || (typeof value === "string" && !ofOneTry.has(name)))
      parts.push(`${name} ${value}`);
  }
  return parts.join("\n");
}

function codeOf(error: Error): string {
  const { code, cause } = error as Error & { code?: unknown };
  const inner = cause instanceof Error ? ` ${codeOf(cause)}` : "";
  return `${code ?? ""}${inner}`;
}

function withoutNumbers(text: string): string {
  return text.slice(0, 300).replaceAll(/\b[0-9a-f]{8,}(?:-[0-9a-f]+)*\b|\d+/gi, "#");
}
