import { DomainError } from "@gotovo/domain";
import { BotError, type Context, GrammyError, HttpError } from "grammy";
import { expect, test } from "vitest";
import { createJudge } from "./judge.ts";

class Away extends Error {}
const judge = createJudge((error) => error instanceof Away);

const refusal = (error_code: number, description: string) =>
  new GrammyError("refused", { ok: false, error_code, description }, "sendMessage", {});

test.each([
  ["own", new DomainError("not_found")],
  ["own", refusal(400, "Bad Request: message is too long")],
  ["own", refusal(400, "Bad Request: message is not modified")],
  ["own", refusal(400, "Bad Request: message to edit not found")],
  ["own", refusal(403, "Forbidden: bot was blocked by the user")],
  ["away", refusal(429, "Too Many Requests")],
  ["away", refusal(502, "Bad Gateway")],
  ["away", new HttpError("no connection", new Error("x"))],
  ["away", new Away("the database")],
  ["unknown", new DomainError("unavailable")],
  ["unknown", refusal(401, "Unauthorized")],
  ["unknown", new TypeError("a fault")],
  ["unknown", Object.assign(new Error("x"), { code: "42501" })],
  ["unknown", "a string"],
])("%s: %s", (verdict, error) => {
  expect(judge(error)).toBe(verdict);
  expect(judge(new BotError(error, {} as Context))).toBe(verdict);
});
