/** A value as JSON that is the same however the fields of its objects are ordered. */
export function sortedJson(value: unknown): string | undefined {
  return JSON.stringify(value, sorted);
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
