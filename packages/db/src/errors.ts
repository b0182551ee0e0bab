/**
 * What kind of failure a database error is, for errors of pg, of Prisma and of Prisma's pg adapter alike. Errors are
 * read through their causes: Prisma wraps the adapter's error, which wraps PostgreSQL's.
 */

/**
 * SQLSTATE classes and codes (PostgreSQL 18, appendix A) that mean "not now": connection, shutdown, limits (a full disk
 * is one), a server that became a standby.
 */
const unavailableSqlState = /^(08...|53...|57P0[1-5]|57014|25006|25P0[34])$/;
/** Those of a connection that ended. */
const lostSqlState = /^(08003|08006|57P0[125])$/;
const lostCodes = new Set(["ECONNRESET", "EPIPE", "P1017"]);
const unavailableCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  // Prisma: cannot reach, timed out, closed, pool exhausted, no transaction in time.
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "P2037",
]);
const unavailableKinds = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);
const lostMessages = [
  "Connection terminated unexpectedly",
  "Client has encountered a connection error",
  "Client was closed and is not queryable",
];
const unavailableMessages = [
  ...lostMessages,
  "Connection terminated",
  "timeout exceeded when trying to connect",
  "Cannot use a pool after calling end on the pool",
  "the database system is",
];
const conflictCodes = new Set(["40001", "40P01", "55P03", "P2034"]);

/** True when the database cannot be reached or cannot answer now; the same call may work a little later. */
export function isUnavailable(error: unknown): boolean {
  return some(error, (fact) => {
    const codes = [fact.code, fact.originalCode].filter((code) => typeof code === "string");
    if (codes.some((code) => unavailableSqlState.test(code) || unavailableCodes.has(code))) return true;
    if (typeof fact.kind === "string" && unavailableKinds.has(fact.kind)) return true;
    const message = fact.message;
    return typeof message === "string" && unavailableMessages.some((part) => message.includes(part));
  });
}

/** True when the connection was lost that this was asked over: over another one it may work at once. */
export function isConnectionLost(error: unknown): boolean {
  return some(error, ({ code, originalCode, kind, message }) => {
    const codes = [code, originalCode].filter((known) => typeof known === "string");
    if (codes.some((known) => lostSqlState.test(known) || lostCodes.has(known))) return true;
    if (kind === "ConnectionClosed") return true;
    return typeof message === "string" && lostMessages.some((part) => message.includes(part));
  });
}

/** True when two transactions got into each other's way (serialization, deadlock): repeat the whole transaction. */
export function isConflict(error: unknown): boolean {
  return some(error, (fact) => {
    if (fact.kind === "TransactionWriteConflict") return true;
    return [fact.code, fact.originalCode].some((code) => typeof code === "string" && conflictCodes.has(code));
  });
}

/** True when repeating the same work later can succeed. */
export function isTransient(error: unknown): boolean {
  return isConflict(error) || isUnavailable(error);
}

type Fact = Record<string, unknown>;

function some(error: unknown, test: (fact: Fact) => boolean, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 6) return false;
  const fact = error as Fact;
  if (test(fact)) return true;
  const meta = fact.meta as Fact | undefined;
  const inner = [fact.cause, meta?.driverAdapterError, ...(Array.isArray(fact.errors) ? fact.errors : [])];
  return inner.some((next) => some(next, test, depth + 1));
}
