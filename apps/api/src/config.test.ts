import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

test("needs a database; the rest has defaults", () => {
  expect(readConfig({ DATABASE_URL: "postgresql://db/gotovo", PORT: "3010" })).toEqual({
    port: 3010,
    databaseUrl: "postgresql://db/gotovo",
    dataDir: ".data",
    publicUrl: "http://localhost:3010",
    trustedProxies: 0,
    codes: { channel: null, otpDigits: 4 },
    logLevel: "info",
  });
});

test("names every bad variable at once, and why", () => {
  const read = () => readConfig({ PORT: "99999", PUBLIC_URL: "gotovo" });
  expect(read).toThrow(/PORT: must be at most 65535/);
  expect(read).toThrow(/PUBLIC_URL: must be an http\(s\) address/);
  expect(read).toThrow(/DATABASE_URL: is required/);
});
