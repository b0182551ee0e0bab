import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { failureOf, isAway, isConflict, isConnectionLost, isTransient, isUnavailable } from "./errors.ts";

const withCode = (code: string) => Object.assign(new Error("x"), { code });

/** Every class of PostgreSQL's appendix A by a code of it, and codes within a class that differ. */
const bySqlState = {
  lost: ["08003", "08006", "57P01", "57P02", "57P05"],
  away: [
    ...["08000", "08001", "08004", "08007", "08P01", "25006", "28000", "28P01", "3D000"],
    ...["53000", "53100", "53200", "53300", "53400", "55006", "57P03", "57P04"],
    ...["58000", "58030", "58P01", "58P02", "F0000", "F0001"],
  ],
  overrun: ["57014", "25P03", "25P04"],
  conflict: ["40001", "40P01", "55P03"],
  null: [
    ...["00000", "01000", "02000", "03000", "09000", "0A000", "0B000", "0F000", "0L000", "0P000", "0Z000"],
    ...[
      "10608",
      "20000",
      "21000",
      "22001",
      "22003",
      "22021",
      "22P02",
      "22P05",
      "23502",
      "23503",
      "23505",
      "23514",
    ],
    ...[
      "24000",
      "25001",
      "25P01",
      "25P02",
      "26000",
      "27000",
      "2B000",
      "2D000",
      "2F000",
      "34000",
      "38000",
      "39000",
    ],
    ...["3B000", "3F000", "40002", "42501", "42601", "42703", "42P01", "44000", "54000", "55000", "HV000"],
    ...["P0001", "XX000", "XX001"],
  ],
};

describe.each(Object.entries(bySqlState))("is %s", (failure, codes) => {
  test.each(codes)("SQLSTATE %s", (code) => {
    expect(String(failureOf(withCode(code)))).toBe(failure);
    expect(isTransient(withCode(code))).toBe(failure !== "null");
    expect(isUnavailable(withCode(code))).toBe(["lost", "away", "overrun"].includes(failure));
    expect(isAway(withCode(code))).toBe(["lost", "away"].includes(failure));
    expect(isConnectionLost(withCode(code))).toBe(failure === "lost");
    expect(isConflict(withCode(code))).toBe(failure === "conflict");
  });
});

test.each([
  ["ECONNRESET", "lost"],
  ["EPIPE", "lost"],
  ["P1017", "lost"],
  ["ECONNREFUSED", "away"],
  ["EHOSTUNREACH", "away"],
  ["ETIMEDOUT", "away"],
  ["EAI_AGAIN", "away"],
  ["CERT_HAS_EXPIRED", "away"],
  ["P1000", "away"],
  ["P1001", "away"],
  ["P2028", "away"],
  ["P2034", "conflict"],
  ["P2002", null],
  ["P2025", null],
])("Node's and Prisma's %s is %s", (code, failure) => {
  expect(failureOf(withCode(code))).toBe(failure);
});

test.each([
  ["Connection terminated unexpectedly", "lost"],
  ["Connection terminated due to connection timeout", "away"],
  ["timeout exceeded when trying to connect", "away"],
  ["timeout expired", "away"],
  ["Query read timeout", "away"],
  ["The server does not support SSL connections", "away"],
  ["Cannot read properties of undefined", null],
])("pg's %j is %s", (message, failure) => {
  expect(failureOf(new Error(message))).toBe(failure);
});

test("the cause is found under Prisma's and Node's wrappings", () => {
  const prisma = (cause: object) =>
    Object.assign(new Error("x"), { code: "P2010", meta: { driverAdapterError: { cause } } });
  expect(failureOf(prisma({ kind: "DatabaseNotReachable" }))).toBe("away");
  expect(failureOf(prisma({ kind: "AuthenticationFailed", originalCode: "28P01" }))).toBe("away");
  expect(failureOf(prisma({ kind: "postgres", originalCode: "25006", code: "25006" }))).toBe("away");
  expect(failureOf(prisma({ kind: "postgres", originalCode: "53100" }))).toBe("away");
  expect(failureOf(new AggregateError([withCode("ECONNREFUSED")]))).toBe("away");
  expect(isTransient("a string")).toBe(false);
});

test("somebody else's server that does not answer is not the database", async () => {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, "127.0.0.1", resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  const error = await fetch(`http://127.0.0.1:${port}`).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ cause: { code: "ECONNREFUSED" } });
  expect(failureOf(error)).toBeNull();
});
