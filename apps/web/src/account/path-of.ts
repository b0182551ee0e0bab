/** A link of ours as a path: the page may be open under another name of this machine than the public one. */
export function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
