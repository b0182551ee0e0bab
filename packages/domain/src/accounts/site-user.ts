/** What sites send in place of a user id when there is no user: many guests would be one person. */
const placeholders = new Set([
  ...[
    "0",
    "-1",
    "-",
    "--",
    "_",
    "*",
    "?",
    "n/a",
    "na",
    "nan",
    "nil",
    "no",
    "none",
    "null",
    "undefined",
    "void",
  ],
  ...[
    "false",
    "true",
    "empty",
    "blank",
    "unknown",
    "default",
    "anonymous",
    "anon",
    "guest",
    "guests",
    "visitor",
  ],
  ...[
    "customer",
    "user",
    "test",
    "public",
    "nobody",
    "noname",
    "not set",
    "not_set",
    "[object object]",
    "{}",
    "[]",
  ],
]);

/**
 * Whether a site's "user id" names nobody: `0`, `null`, `guest` and the like, zeros only, or an unfilled template. Two
 * guests under one id would be one customer, and the second one's order would come into the first one's chat.
 */
export function isPlaceholderUser(siteUserId: string): boolean {
  const id = siteUserId
    .trim()
    .toLowerCase()
    .replaceAll(/^["'`<(]+|["'`>)]+$/g, "")
    .trim();
  const words = id.replaceAll(/[\s_-]+/g, "");
  return (
    placeholders.has(id) ||
    placeholders.has(words) ||
    /^(guest|anonymous|anon|anonymoususer|guestuser|user|unknownuser|nulluser)0*$/.test(words) ||
    /^[0.,:+-]*$/.test(words) ||
    /^(\{\{.*\}\}|\$\{.*\}|%[\w.]+%|\{\w+\})$/.test(id)
  );
}
