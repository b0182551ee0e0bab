/** Where a database is, as `DATABASE_URL` says it. */
export interface DatabaseAddress {
  /** One address for each host, in the order in which they are tried. */
  readonly urls: readonly string[];
  /** Only a server that takes writes will do; else the first that answers. */
  readonly mustTakeWrites: boolean;
  /** In between stands a pooler that gives each transaction another connection. */
  readonly isPooled: boolean;
}

const parts = /^(postgres(?:ql)?:\/\/(?:[^@/?#]*@)?)([^/?#]*)([^?#]*)(\?[^#]*)?$/;

/**
 * Reads `postgresql://user:password@one:5432,two:5432/name?target_session_attrs=read-write`, as libpq does
 * (https://www.postgresql.org/docs/18/libpq-connect.html, 32.1.1.3), and `pgbouncer=true`, by which Prisma names a pooler in
 * transaction mode. What is read here stays out of the addresses; every other parameter is passed on.
 * @throws TypeError when it is no address of a PostgreSQL
 */
export function readAddress(databaseUrl: string): DatabaseAddress {
  const [, start, hosts = "", path = "", query = ""] = parts.exec(databaseUrl) ?? [];
  if (start === undefined) throw new TypeError("The address of a database begins with postgresql://");
  const parameters = new URLSearchParams(query);
  const attributes = parameters.get("target_session_attrs") ?? "any";
  if (!(attributes in takesWrites))
    throw new TypeError(`target_session_attrs must be one of ${Object.keys(takesWrites).join(", ")}`);
  const isPooled = parameters.get("pgbouncer") === "true";
  for (const ours of ["target_session_attrs", "pgbouncer"]) parameters.delete(ours);
  const rest = parameters.size > 0 ? `?${parameters}` : "";
  const urls = hosts.split(",").map((host) => `${start}${host.trim()}${path}${rest}`);
  for (const url of urls) new URL(url);
  return { urls, mustTakeWrites: takesWrites[attributes as keyof typeof takesWrites], isPooled };
}

const takesWrites = { any: false, "read-write": true, primary: true } as const;
