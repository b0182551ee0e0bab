import { expect, test } from "vitest";
import { readBotConfig } from "./process-config.ts";

const needed = { DATABASE_URL: "postgresql://db/gotovo", A_TOKEN: "1:a", B_TOKEN: "2:b" };
const hooked = { ...needed, TELEGRAM_WEBHOOK_SECRET: "sixteen--letters" };
const read = (env: Record<string, string>) => readBotConfig(env, "customer", "A_TOKEN", "B_TOKEN");

test("without webhooks no address is needed, in production neither", () => {
  expect(read({ ...needed, NODE_ENV: "production" }).webhook).toBeNull();
});

test("a webhook listens on this machine alone, in production on every address", () => {
  const env = { ...hooked, PUBLIC_URL: "https://orders.example" };
  expect(read(env).webhook).toMatchObject({
    url: "https://orders.example/telegram/customer",
    host: "127.0.0.1",
  });
  expect(read({ ...env, NODE_ENV: "production" }).webhook?.host).toBeUndefined();
});

test("an address that Telegram would refuse for webhooks is refused at the start", () => {
  expect(() => read(hooked)).toThrow("PUBLIC_URL: must be an https address");
  expect(() => read({ ...hooked, PUBLIC_URL: "http://orders.example" })).toThrow(
    "PUBLIC_URL: must be an https",
  );
  expect(() => read({ ...hooked, PUBLIC_URL: "https://orders.example/bots" })).toThrow("without a path");
  expect(() => read({ ...hooked, PUBLIC_URL: "https://127.0.0.1" })).toThrow(
    "PUBLIC_URL: must not be this machine",
  );
});
