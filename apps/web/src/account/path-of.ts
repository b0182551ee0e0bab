/** A link of ours as a path: the page may be open under another name of this machine than the public one. */
export function pathOf(url: string | null): string | undefined {
  if (url === null) return undefined;
  const { pathname, search, hash } = new URL(url);
  return pathname + search + hash;
}
