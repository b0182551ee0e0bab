import { expect, test } from "vitest";
import { readAddress } from "./address.ts";

test("one host is passed on as it stands, with what belongs to the driver", () => {
  const url = "postgresql://gotovo:p%40ss@db.example:6432/gotovo?sslmode=require";
  expect(readAddress(url)).toEqual({ urls: [url], mustTakeWrites: false, isPooled: false });
});

test("of several hosts each is an address of its own, and the parameters are those of all", () => {
  const url = "postgres://g:x@one,two:5433,[::1]:5434/gotovo?target_session_attrs=read-write&sslmode=disable";
  expect(readAddress(url)).toEqual({
    urls: ["one", "two:5433", "[::1]:5434"].map((host) => `postgres://g:x@${host}/gotovo?sslmode=disable`),
    mustTakeWrites: true,
    isPooled: false,
  });
});

test("a pooler is named as Prisma names it", () => {
  expect(readAddress("postgresql://g@pool:6432/gotovo?pgbouncer=true")).toEqual({
    urls: ["postgresql://g@pool:6432/gotovo"],
    mustTakeWrites: false,
    isPooled: true,
  });
});

test.each([
  ["mysql://g@db/gotovo", "begins with postgresql://"],
  ["postgresql://g@db/gotovo?target_session_attrs=standby", "target_session_attrs must be one of"],
  ["postgresql://g@db:port/gotovo", "Invalid URL"],
])("%s is refused", (url, reason) => {
  expect(() => readAddress(url)).toThrow(reason);
});
