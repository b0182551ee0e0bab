/**
 * What kind of failure a database error is, for errors of pg, of Prisma and of Prisma's pg adapter alike. Errors are
 * read through their causes: Prisma wraps the adapter's error, which wraps PostgreSQL's.
 */

/**
 * "lost": the connection ended under the statement. "away": the database cannot be reached, lets nobody in, takes no
 * writes, or has no room. "overrun": it took longer than it may. "conflict": two transactions met.
 */
export type DatabaseFailure = "lost" | "away" | "overrun" | "conflict";

/**
 * By SQLSTATE (PostgreSQL 18, appendix A), and by the codes of Node and Prisma. The first that fits counts; what is not
 * here is a fault of the statement, of its data, or of ours.
 */
const byCode: readonly (readonly [RegExp, DatabaseFailure])[] = [
  // A connection that does not exist (any longer), or broke; the server shuts down, crashed, dropped the database.
  [/^(08003|08006|57P01|57P02|57P05)$/, "lost"],
  [/^(ECONNRESET|EPIPE|P1017)$/, "lost"],
  // The statement's time, and the transaction's: as idle, as a whole.
  [/^(57014|25P03|25P04)$/, "overrun"],
  [/^(40001|40P01|55P03|P2034)$/, "conflict"],
  // Connection exceptions; a password or a role refused; a database that is not there (any longer).
  [/^(08...|28...|3D000)$/, "away"],
  // A standby, or a server set to read only; a disk, memory or connections used up; starting, stopping, recovering.
  [/^(25006|53...|57P0.|55006)$/, "away"],
  // What the server's own system or settings fail with.
  [/^(58...|F0...)$/, "away"],
  [/^(ECONNREFUSED|ECONNABORTED|ENOTCONN|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN)$/, "away"],
  [/^(ENOTFOUND|EAI_AGAIN|EAI_FAIL|ENOENT|EADDRNOTAVAIL|EMFILE|ENFILE|ENOBUFS|EPROTO)$/, "away"],
  [/^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_)/, "away"],
  // Prisma: refused, cannot reach, timed out, no such database, denied, TLS, pool exhausted, no transaction in time.
  [/^(P1000|P1001|P1002|P1003|P1008|P1010|P1011|P2024|P2028|P2037)$/, "away"],
];

/** By the kinds of Prisma's pg adapter. */
const byKind: Readonly<Record<string, DatabaseFailure>> = {
  ConnectionClosed: "lost",
  TransactionWriteConflict: "conflict",
  DatabaseNotReachable: "away",
  SocketTimeout: "away",
  TooManyConnections: "away",
  AuthenticationFailed: "away",
  DatabaseAccessDenied: "away",
  DatabaseDoesNotExist: "away",
  TlsConnectionError: "away",
};

/** By words, where pg gives no code. */
const byMessage: readonly (readonly [string, DatabaseFailure])[] = [
  ["Connection terminated unexpectedly", "lost"],
  ["Client has encountered a connection error", "lost"],
  ["Client was closed and is not queryable", "lost"],
  ["Connection terminated", "away"],
  ["timeout exceeded when trying to connect", "away"],
  ["timeout expired", "away"],
  ["Query read timeout", "away"],
  ["Cannot use a pool after calling end on the pool", "away"],
  ["the database system is", "away"],
  ["SSL connection", "away"],
];

/** What kind of failure this is; null when it is none of the database's. */
export function failureOf(error: unknown, depth = 0): DatabaseFailure | null {
  if (typeof error !== "object" || error === null || depth > 6) return null;
  // What `fetch` fails with has causes that read like a lost database's, and no database fails with one.
  if (error instanceof TypeError) return null;
  const fact = error as Record<string, unknown>;
  const meta = fact.meta as Record<string, unknown> | undefined;
  const inner = [fact.cause, meta?.driverAdapterError, ...(Array.isArray(fact.errors) ? fact.errors : [])];
  // The innermost says it best: Prisma's own code for it is often a general one.
  for (const next of inner) {
    const found = failureOf(next, depth + 1);
    if (found) return found;
  }
  return ownFailure(fact);
}

function ownFailure({ originalCode, code, kind, message }: Record<string, unknown>): DatabaseFailure | null {
  for (const known of [originalCode, code]) {
    if (typeof known !== "string") continue;
    const found = byCode.find(([codes]) => codes.test(known));
    if (found) return found[1];
  }
  if (typeof kind === "string" && Object.hasOwn(byKind, kind)) return byKind[kind] ?? null;
  if (typeof message !== "string") return null;
  return byMessage.find(([part]) => message.includes(part))?.[1] ?? null;
}

/** True when the database is not there to do anything: nothing is wrong with what was asked of it. */
export function isAway(error: unknown): boolean {
  const failure = failureOf(error);
  return failure === "away" || failure === "lost";
}

/** True when the database cannot be reached or cannot answer now; the same call may work a little later. */
export function isUnavailable(error: unknown): boolean {
  return isAway(error) || failureOf(error) === "overrun";
}

/** True when the connection was lost that this was asked over: over another one it may work at once. */
export function isConnectionLost(error: unknown): boolean {
  return failureOf(error) === "lost";
}

/** True when two transactions got into each other's way (serialization, deadlock): repeat the whole transaction. */
export function isConflict(error: unknown): boolean {
  return failureOf(error) === "conflict";
}

/** True when repeating the same work later can succeed. */
export function isTransient(error: unknown): boolean {
  return failureOf(error) !== null;
}
