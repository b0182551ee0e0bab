import { EnvError } from "@gotovo/runtime";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const tokens = { CUSTOMER_BOT_TOKEN: "1:abc", HORECA_BOT_TOKEN: "2:def" };

test("without anything set the sandbox and an embedded database are used", () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    sandboxPort: 3001,
    telegram: null,
    databaseUrl: null,
    publicUrl: "http://localhost:3000",
    outboundPerSecond: 30,
    outboundPerChat: 1,
    webhookSecret: null,
  });
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
  [{ PUBLIC_URL: "orders.example" }, "PUBLIC_URL"],
])("%o stops the start, naming %s and never the value", (env, name) => {
  const problem = refusal(env);
  expect(problem).toBeInstanceOf(EnvError);
  expect((problem as Error).message).toContain(`${name}:`);
  expect((problem as Error).message).not.toContain("nonsense");
});

function refusal(env: Record<string, string>): unknown {
  try {
    return readConfig(env);
  } catch (error) {
    return error;
  }
}
