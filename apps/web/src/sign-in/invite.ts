const storageName = "gotovo-invite";
type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Keeps the invite code of a link, `?invite=CODE`, until somebody is signed in. */
export function rememberInvite(storage: Kept, search: string): void {
  const code = new URLSearchParams(search).get("invite")?.trim();
  if (code) storage.setItem(storageName, code.slice(0, 64));
}

/** Whether a code is kept. */
export function hasInvite(storage: Pick<Kept, "getItem">): boolean {
  return storage.getItem(storageName) !== null;
}

/** The code that was kept, once. */
export function takeInvite(storage: Kept): string | null {
  const code = storage.getItem(storageName);
  storage.removeItem(storageName);
  return code;
}
