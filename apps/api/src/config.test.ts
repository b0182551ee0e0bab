import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

test("needs a database; the rest has defaults", () => {
  expect(readConfig({ DATABASE_URL: "postgresql://db/gotovo", PORT: "3010" })).toEqual({
    isProduction: false,
    port: 3010,
    host: "127.0.0.1",
    keepAliveMs: 75_000,
    metricsPort: null,
    databaseUrl: "postgresql://db/gotovo",
    eventsKeptDays: 30,
    webhooksToPrivate: false,
    dataDir: ".data",
    publicUrl: "http://localhost:3010",
    trustedProxies: 0,
    codes: { channel: null, otpDigits: 4, perDay: 2_000 },
    logLevel: "info",
  });
});

test("names every bad variable at once, and why", () => {
  const read = () => readConfig({ PORT: "99999", PUBLIC_URL: "gotovo" });
  expect(read).toThrow(/PORT: must be at most 65535/);
  expect(read).toThrow(/PUBLIC_URL: must be an http\(s\) address/);
  expect(read).toThrow(/DATABASE_URL: is required/);
});

test("a production has an https address, and listens on every address of the machine", () => {
  const production = { DATABASE_URL: "postgresql://db/gotovo", NODE_ENV: "production" };
  expect(() => readConfig(production)).toThrow("PUBLIC_URL: is required when NODE_ENV=production");
  expect(() => readConfig({ ...production, PUBLIC_URL: "http://a.example" })).toThrow(
    "PUBLIC_URL: must be an https",
  );
  expect(() => readConfig({ ...production, PUBLIC_URL: "https://a.example/b" })).toThrow("without a path");
  expect(readConfig({ ...production, PUBLIC_URL: "https://a.example" }).host).toBeUndefined();
});
