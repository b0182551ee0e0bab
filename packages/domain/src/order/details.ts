/** Where the order is handed over, and to whom. */
export interface Pickup {
  /** "The counter", "terrace". */
  readonly place?: string | undefined;
  readonly table?: string | undefined;
  /** Whom to call when it is ready. */
  readonly name?: string | undefined;
}

/** What a café keeps with an order for itself; never shown to people. */
export type Metadata = Readonly<Record<string, string>>;

/** Keys of metadata at most. */
export const metadataKeys = 20;

/** Metadata with a change merged in: `null` removes a key, what is not named stays. */
export function mergeMetadata(
  before: Metadata,
  change: Readonly<Record<string, string | null>> | null,
): Metadata {
  const merged = new Map(change === null ? [] : Object.entries(before));
  for (const [key, value] of Object.entries(change ?? {})) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}
