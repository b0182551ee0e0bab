import { expect, test } from "vitest";
import { z } from "zod";
import { envPort, envUrl, parseEnv } from "./env.ts";

const schema = z.object({ PORT: envPort(3000), PUBLIC_URL: envUrl.optional(), BOT_TOKEN: z.string() });

test("reads values, applies defaults, and treats an empty string as unset", () => {
  const env = { PORT: "", PUBLIC_URL: "https://cafe.example/", BOT_TOKEN: "1:x", OTHER: "ignored" };
  expect(parseEnv(schema, env)).toEqual({ PORT: 3000, PUBLIC_URL: "https://cafe.example", BOT_TOKEN: "1:x" });
});

test("names every bad variable and why, without repeating its value", () => {
  const env = { PORT: "eighty", PUBLIC_URL: "secret-nonsense" };
  expect(() => parseEnv(schema, env)).toThrow(
    "These settings cannot be used:\n" +
      "  PORT: must be a number\n" +
      "  PUBLIC_URL: must be an http(s) address\n" +
      "  BOT_TOKEN: is required",
  );
});
