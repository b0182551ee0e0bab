import { expect, test } from "vitest";
import { isConflict, isConnectionLost, isTransient, isUnavailable } from "./errors.ts";

const withCode = (code: string) => Object.assign(new Error("x"), { code });

test.each(["ECONNREFUSED", "57P01", "57P03", "08006", "53100", "53300", "57014", "25006", "P1001", "P2028"])(
  "%s means that the database is not available now",
  (code) => {
    expect(isUnavailable(withCode(code))).toBe(true);
    expect(isTransient(withCode(code))).toBe(true);
    expect(isConflict(withCode(code))).toBe(false);
  },
);

test.each(["57P01", "08006", "ECONNRESET", "EPIPE"])("%s means that the connection was lost", (code) => {
  expect(isConnectionLost(withCode(code))).toBe(true);
});

test.each(["ECONNREFUSED", "53300", "57014", "25P03", "40001"])("%s is not about the connection", (code) => {
  expect(isConnectionLost(withCode(code))).toBe(false);
});

test.each(["40001", "40P01", "P2034"])("%s means that two transactions met", (code) => {
  expect(isConflict(withCode(code))).toBe(true);
  expect(isUnavailable(withCode(code))).toBe(false);
});

test.each(["23505", "42P01", "P2002", "P2025"])("%s is a fault that waiting does not cure", (code) => {
  expect(isTransient(withCode(code))).toBe(false);
});

test("the cause is found under Prisma's and Node's wrappings", () => {
  const driver = { cause: { kind: "DatabaseNotReachable" } };
  expect(
    isUnavailable(Object.assign(new Error("x"), { code: "P2010", meta: { driverAdapterError: driver } })),
  ).toBe(true);
  expect(isUnavailable(new AggregateError([withCode("ECONNREFUSED")]))).toBe(true);
  expect(isUnavailable(new Error("Connection terminated unexpectedly"))).toBe(true);
  expect(isTransient("a string")).toBe(false);
});
