const storageName = "gotovo-authorization";
/** An authorization lives ten minutes. */
const lifeMs = 10 * 60_000;

interface Kept {
  readonly authId: string;
  readonly phone: string;
  readonly since: number;
}

/** The authorization that this browser began last, while it lives. `now` in milliseconds. */
export function createKeptAuthorization(
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">,
  now: () => number,
) {
  const read = (): Kept | null => {
    const text = storage.getItem(storageName);
    const kept = text === null ? null : (JSON.parse(text) as Kept);
    return kept && kept.since + lifeMs > now() ? kept : null;
  };
  return {
    authId: () => read()?.authId ?? null,
    /** The one of this phone; null when it is another's. */
    authIdOf: (phone: string) => (read()?.phone === phone ? (read()?.authId ?? null) : null),
    /** "" when there is none. */
    phone: () => read()?.phone ?? "",
    keep(authId: string, phone: string) {
      storage.setItem(storageName, JSON.stringify({ authId, phone, since: now() } satisfies Kept));
    },
    forget: () => storage.removeItem(storageName),
  };
}
