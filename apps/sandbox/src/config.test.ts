import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

test("without a word it is the demo's two bots, on this machine only", () => {
  const { bots, ...config } = readConfig({ NODE_ENV: "development" });
  expect(config).toEqual({ port: 3001, host: "127.0.0.1", hosts: [], stateFile: undefined });
  expect(bots.map(({ username }) => username)).toEqual(["GotovoDemoBot", "GotovoHorecaDemoBot"]);
});

test("any bots can be named, and names it is called by", () => {
  const { bots, hosts } = readConfig({
    SANDBOX_BOTS: "1:one=FirstBot, 2:two-2=SecondBot",
    SANDBOX_HOSTS: "telegram,telegram.internal",
  });
  expect(bots).toEqual([
    { token: "1:one", username: "FirstBot", first_name: "FirstBot" },
    { token: "2:two-2", username: "SecondBot", first_name: "SecondBot" },
  ]);
  expect(hosts).toEqual(["telegram", "telegram.internal"]);
});

test("it does not start in production, nor with half a bot", () => {
  expect(() => readConfig({ NODE_ENV: "production" })).toThrow("NODE_ENV: must not be production");
  expect(() => readConfig({ SANDBOX_BOTS: "MyBot" })).toThrow("SANDBOX_BOTS: must be bots like");
});
