/** What a process can do; any number of each work on one database. `worker`: what belongs to no bot and no request. */
export const roles = ["api", "customer", "horeca", "worker"] as const;

export type Role = (typeof roles)[number];

/**
 * The roles that a process was called with: names of them, or `all`.
 * @returns null when they cannot be meant
 */
export function readRoles(args: readonly string[]): ReadonlySet<Role> | null {
  const named = args.filter((arg) => arg !== "--");
  if (named.length === 0) return null;
  const found = named.flatMap((name) => (name === "all" ? roles : roles.filter((role) => role === name)));
  const isKnown = named.every((name) => name === "all" || roles.some((role) => role === name));
  return isKnown ? new Set(found) : null;
}
