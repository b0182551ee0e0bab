import { EnvError } from "@gotovo/runtime";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import type { Role } from "./roles.ts";

const tokens = { CUSTOMER_BOT_TOKEN: "1:abc", HORECA_BOT_TOKEN: "2:def" };
const webhooks = { TELEGRAM_WEBHOOK_SECRET: "sixteen--letters" };
const production = {
  ...tokens,
  NODE_ENV: "production",
  PUBLIC_URL: "https://orders.example",
  SECRET_KEY: "k".repeat(32),
};

test("without anything set the sandbox and an embedded database are used", () => {
  expect(readConfig({})).toMatchObject({
    isProduction: false,
    port: 3000,
    host: "127.0.0.1",
    metricsPort: null,
    sandboxPort: 3001,
    telegram: null,
    databaseUrl: null,
    publicUrl: "http://localhost:3000",
    outboundPerSecond: 30,
    outboundPerChat: 1,
    webhookSecret: null,
    keepAliveMs: 75_000,
  });
  expect(readConfig({ KEEP_ALIVE_SECONDS: "120" }).keepAliveMs).toBe(120_000);
  expect(readConfig({}).kept).toEqual({ events: 30, messages: 365, orders: null });
  const kept = { EVENTS_KEPT_DAYS: "7", MESSAGES_KEPT_DAYS: "forever", ORDERS_KEPT_DAYS: "400" };
  expect(readConfig(kept).kept).toEqual({ events: 7, messages: null, orders: 400 });
});

test("with tokens the sandbox is left out, and the Bot API server is the one that is named", () => {
  const { telegram, publicUrl } = readConfig({
    ...tokens,
    TELEGRAM_API_ROOT: "http://127.0.0.1:8081/",
    PUBLIC_URL: "https://orders.example/",
  });
  expect(telegram).toEqual({
    customerToken: "1:abc",
    horecaToken: "2:def",
    apiRoot: "http://127.0.0.1:8081",
  });
  expect(publicUrl).toBe("https://orders.example");
});

test.each([
  [{ PORT: "many" }, "PORT"],
  [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
  [{ ...tokens, CUSTOMER_BOT_TOKEN: "nonsense" }, "CUSTOMER_BOT_TOKEN"],
  [{ CUSTOMER_BOT_TOKEN: "1:abc" }, "HORECA_BOT_TOKEN"],
  [{ HORECA_BOT_TOKEN: "1:abc" }, "CUSTOMER_BOT_TOKEN"],
  [{ CUSTOMER_BOT_TOKEN: "1:abc", HORECA_BOT_TOKEN: "1:abc" }, "HORECA_BOT_TOKEN"],
  [{ TELEGRAM_WEBHOOK_SECRET: "no spaces please" }, "TELEGRAM_WEBHOOK_SECRET"],
  [{ OUTBOUND_PER_SECOND: "0" }, "OUTBOUND_PER_SECOND"],
  [{ TELEGRAM_WEBHOOK_SECRET: "fifteen-letters" }, "TELEGRAM_WEBHOOK_SECRET"],
  [{ PUBLIC_URL: "orders.example" }, "PUBLIC_URL"],
  [{ PUBLIC_URL: "https://cafe.example/orders" }, "PUBLIC_URL"],
  [{ ...webhooks, ...tokens, PUBLIC_URL: "https://cafe.example/orders/" }, "PUBLIC_URL"],
  [{ PUBLIC_URL: "https://cafe.example/?shop=1" }, "PUBLIC_URL"],
  [{ PUBLIC_URL: "https://cafe.example#orders" }, "PUBLIC_URL"],
  [{ PUBLIC_URL: "https://anna:nonsense@cafe.example" }, "PUBLIC_URL"],
  [{ KEEP_ALIVE_SECONDS: "0" }, "KEEP_ALIVE_SECONDS"],
  [{ METRICS_PORT: "3000" }, "METRICS_PORT"],
  [{ EVENTS_KEPT_DAYS: "forever" }, "EVENTS_KEPT_DAYS"],
  [{ MESSAGES_KEPT_DAYS: "30" }, "MESSAGES_KEPT_DAYS"],
  [{ ORDERS_KEPT_DAYS: "nonsense" }, "ORDERS_KEPT_DAYS"],
  [{ NODE_ENV: "prod" }, "NODE_ENV"],
  [{ ...webhooks, PUBLIC_URL: "http://orders.example" }, "PUBLIC_URL"],
  [{ ...webhooks, ...tokens }, "PUBLIC_URL"],
  [{ ...webhooks, ...tokens, PUBLIC_URL: "https://localhost" }, "PUBLIC_URL"],
  [{ ...webhooks, ...tokens, PUBLIC_URL: "https://orders.example:9000" }, "PUBLIC_URL"],
  [{ ...production, PUBLIC_URL: "" }, "PUBLIC_URL"],
  [{ ...production, PUBLIC_URL: "http://orders.example" }, "PUBLIC_URL"],
  [{ ...production, SECRET_KEY: "" }, "SECRET_KEY"],
  [{ ...production, CUSTOMER_BOT_TOKEN: "" }, "CUSTOMER_BOT_TOKEN"],
  [{ ...production, HORECA_BOT_TOKEN: " " }, "HORECA_BOT_TOKEN"],
])("%o stops the start, naming %s and never the value", (env, name) => {
  const problem = refusal(env);
  expect(problem).toBeInstanceOf(EnvError);
  expect((problem as Error).message).toContain(`${name}:`);
  expect((problem as Error).message).not.toContain("nonsense");
});

test("production without anything names all that it needs at once; it listens on every address", () => {
  const { message } = refusal({ NODE_ENV: " Production " }) as Error;
  for (const name of ["CUSTOMER_BOT_TOKEN", "HORECA_BOT_TOKEN", "PUBLIC_URL", "SECRET_KEY"])
    expect(message).toContain(`${name}: is required`);
  expect(readConfig(production)).toMatchObject({ isProduction: true, host: undefined });
  expect(readConfig({ ...production, HOST: "[::1]" }).host).toBe("::1");
});

test("in production the address is required of the processes that give it to somebody", () => {
  const { PUBLIC_URL, ...rest } = production;
  const env = { ...rest, DATABASE_URL: "postgresql://127.0.0.1/gotovo" };
  const start = (roles: readonly Role[], more: object = {}) => {
    try {
      return readConfig({ ...env, ...more }, { roles: new Set(roles) }).isProduction;
    } catch (error) {
      return (error as Error).message;
    }
  };
  const required = expect.stringContaining("PUBLIC_URL: is required");
  for (const role of ["customer", "horeca", "worker"] as const) expect(start([role])).toBe(true);
  expect(start(["api"])).toEqual(required);
  expect(start(["worker", "api"])).toEqual(required);
  expect(start(["customer"], webhooks)).toEqual(expect.stringContaining("PUBLIC_URL"));
  expect(start(["worker"], webhooks)).toBe(true);
  expect(start(["worker"], { PUBLIC_URL: "http://orders.example" })).toEqual(
    expect.stringContaining("PUBLIC_URL: must be an https address"),
  );
  expect(start(["api", "customer"], { ...webhooks, PUBLIC_URL })).toBe(true);
});

test("an operator's command in production needs neither tokens nor an address", () => {
  expect(readConfig({ NODE_ENV: "production" }, "command").telegram).toBeNull();
});

test("webhooks may lead to this machine in the sandbox and from a Bot API server of one's own", () => {
  for (const env of [webhooks, { ...webhooks, ...tokens, TELEGRAM_API_ROOT: "http://127.0.0.1:8081" }])
    expect(readConfig(env)).toMatchObject({ webhookSecret: webhooks.TELEGRAM_WEBHOOK_SECRET });
});

function refusal(env: Record<string, string>): unknown {
  try {
    return readConfig(env);
  } catch (error) {
    return error;
  }
}

test("a role of its own needs a database, and tokens only where it has a bot", () => {
  const DATABASE_URL = "postgresql://db/gotovo";
  const read = (role: "api" | "horeca", env: Record<string, string>) =>
    readConfig(env, { roles: new Set([role]) });
  expect(read("api", { DATABASE_URL, DRAIN_SECONDS: "5" })).toMatchObject({ telegram: null, drainMs: 5_000 });
  expect(() => read("api", {})).toThrow("DATABASE_URL: is required by a role of its own");
  expect(() => read("horeca", { DATABASE_URL })).toThrow(
    "CUSTOMER_BOT_TOKEN: is required by a role of its own",
  );
  expect(read("horeca", { DATABASE_URL, ...tokens })).toMatchObject({ drainMs: 0, databaseConnections: 10 });
  expect(() => read("api", { DATABASE_URL, DATABASE_CONNECTIONS: "2.5" })).toThrow(
    "a whole number from 3 on",
  );
  expect(read("api", { DATABASE_URL, DATABASE_CONNECTIONS: "25" }).databaseConnections).toBe(25);
  const { CUSTOMER_BOT_TOKEN: _, HORECA_BOT_TOKEN: __, ...withoutTokens } = production;
  expect(read("api", { DATABASE_URL, ...withoutTokens }).isProduction).toBe(true);
  expect(() => read("api", { DATABASE_URL, NODE_ENV: "production" })).toThrow("SECRET_KEY: is required");
});
