import { expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { wordFindings } from "./finding.ts";
import { judgeIsolation } from "./look-at-database.ts";
import { lookAtSettings } from "./look-at-settings.ts";
import { judgeWebhook } from "./look-at-telegram.ts";

const now = Date.parse("2026-11-30T12:00:00Z");
const wanted = "https://orders.example/telegram/customer";
const hook = { url: wanted, pending_update_count: 0 };

test.each([
  ["polled for", "", { ...hook, url: "" }, "good", "are polled for"],
  ["by webhook", wanted, hook, "good", "come by webhook"],
  ["taken by another deployment", "", hook, "doubtful", "go to a webhook at orders.example"],
  ["not yet by webhook", wanted, { ...hook, url: "" }, "doubtful", "are polled for, not to"],
  ["at an older address", wanted, { ...hook, url: "https://old.example/x" }, "doubtful", "go to old.example"],
  [
    "not delivered just now",
    wanted,
    { ...hook, last_error_date: now / 1000 - 60, last_error_message: "Connection refused" },
    "bad",
    "Connection refused",
  ],
  ["not delivered yesterday", wanted, { ...hook, last_error_date: now / 1000 - 86_400 }, "good", "webhook"],
  ["many that wait", "", { url: "", pending_update_count: 101 }, "doubtful", "101 wait at Telegram"],
] as const)("updates: %s", (_, address, info, state, says) => {
  expect(judgeWebhook("customer", address, info, now)).toEqual([
    { about: "customer updates", state, says: expect.stringContaining(says) },
  ]);
});

test.each([
  ["read committed", "good", "is read committed"],
  ["serializable", "good", "is serializable"],
  ["repeatable read", "bad", "Set default_transaction_isolation of the role"],
])("a database at %s is %s", (level, state, says) => {
  expect(judgeIsolation(level)).toEqual({ about: "isolation", state, says: expect.stringContaining(says) });
});

const production = {
  NODE_ENV: "production",
  PUBLIC_URL: "https://orders.example",
  SECRET_KEY: "k".repeat(32),
  CUSTOMER_BOT_TOKEN: "1:abc",
  HORECA_BOT_TOKEN: "2:def",
};

test("settings that are hardly meant are named, with what to do", () => {
  const named = (env: Record<string, string>) => lookAtSettings(readConfig(env)).map(({ about }) => about);
  expect(named(production)).toEqual(["proxies", "metrics", "codes"]);
  const whole = { TRUSTED_PROXIES: "1", METRICS_PORT: "9100", TELEGRAM_GATEWAY_TOKEN: "g" };
  expect(lookAtSettings(readConfig({ ...production, ...whole }))).toEqual([
    { about: "settings", state: "good", says: "agree with one another" },
  ]);
  expect(named({ PUBLIC_URL: "https://orders.example", TRUSTED_PROXIES: "1" })).toEqual(["NODE_ENV"]);
  expect(named({})).toEqual(["settings"]);
});

test("findings are a line each, below one another", () => {
  const findings = [
    { about: "clock", state: "good", says: "agrees" },
    { about: "connections", state: "doubtful", says: "90 of 100 in use" },
  ] as const;
  expect(wordFindings(findings)).toBe("✓ clock        agrees\n! connections  90 of 100 in use");
});
