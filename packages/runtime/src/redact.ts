/**
 * What must never reach a log, wherever it stands in a text: bot tokens (also inside Bot API addresses), API keys,
 * bearer tokens, database passwords, pairing and invite tokens in links, phone numbers.
 */
const secretPatterns: [RegExp, string][] = [
  [/(?<!\d)\d{5,16}:[A-Za-z0-9_-]{20,}/g, "[bot token]"],
  [/\b(Bearer|Basic)\s+[^\s"',]+/gi, "$1 [redacted]"],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@"]+):[^\s@/"]+@/gi, "$1:[redacted]@"],
  [/([?&]start(?:app|group)?=)[A-Za-z0-9_-]+/g, "$1[redacted]"],
  [/(\/start(?:@\w+)?\s+)[A-Za-z0-9_-]+/g, "$1[redacted]"],
  [/(\/t\/|\/track\/|\/pairing-codes\/)[A-Za-z0-9_-]{8,}(?:#[A-Za-z0-9_-]+)?/g, "$1[redacted]"],
  [/\bgtv_[A-Za-z0-9_-]+/g, "[api key]"],
  [/(?<![\w-])\+\d[\d ()-]{7,17}\d(?![\w-])/g, "[phone]"],
];

/** Fields whose whole value is hidden, whatever it is. Compared in lower case without `_` and `-`. */
const secretFields = new Set(
  [
    "apikey",
    "authorization",
    "authcode",
    "code",
    "cookie",
    "enterkey",
    "owner_invite_url",
    "ownerkey",
    "ownerurl",
    "password",
    "phone",
    "phonenumber",
    "secret",
    "secretkey",
    "secrettoken",
    "setcookie",
    "token",
    "userphone",
    "verificationcode",
    "xtelegrambotapisecrettoken",
  ].map(plain),
);

const maxDepth = 8;

/** The same text with every secret in it replaced by a word in brackets. */
export function redactText(text: string): string {
  return secretPatterns.reduce(
    (result, [pattern, replacement]) => result.replace(pattern, replacement),
    text,
  );
}

/** A copy of `value` fit for a log: secret fields hidden, texts redacted, errors turned into plain objects. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (depth > maxDepth) return "[deep]";
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  return redactFields(value, depth);
}

function redactFields(value: object, depth: number): Record<string, unknown> {
  const fields = Object.entries(value).map(([name, item]) => [
    name,
    hidden(name, item) ?? redact(item, depth + 1),
  ]);
  return Object.fromEntries(fields);
}

function hidden(name: string, value: unknown): string | undefined {
  // An error's `code` (ECONNREFUSED, 23505) is what a reader of the log needs most.
  const harmless = value === null || value === undefined || typeof value === "boolean";
  return secretFields.has(plain(name)) && !harmless ? "[redacted]" : undefined;
}

function redactError(error: Error, depth: number): object {
  const { code, cause, errors } = error as Error & { code?: unknown; errors?: unknown };
  return {
    ...redactFields(error, depth),
    type: error.name,
    message: redactText(error.message),
    ...(error.stack ? { stack: redactText(error.stack) } : {}),
    ...(code === undefined ? {} : { code: redact(code) }),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
    ...(errors === undefined ? {} : { errors: redact(errors, depth + 1) }),
  };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, "");
}
