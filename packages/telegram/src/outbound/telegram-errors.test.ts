import { GrammyError, HttpError } from "grammy";
import { describe, expect, test } from "vitest";
import { classify, isTelegramTransient } from "./telegram-errors.ts";

function refusal(error_code: number, description: string, retry_after?: number): GrammyError {
  const parameters = retry_after === undefined ? {} : { parameters: { retry_after } };
  return new GrammyError(
    description,
    { ok: false, error_code, description, ...parameters },
    "sendMessage",
    {},
  );
}

describe("an answer of Telegram means", () => {
  test.each([
    [403, "Forbidden: bot was blocked by the user", "unreachable"],
    [403, "Forbidden: user is deactivated", "unreachable"],
    [403, "Forbidden: bot can't initiate conversation with a user", "unreachable"],
    [400, "Bad Request: chat not found", "unreachable"],
    [400, "Bad Request: PEER_ID_INVALID", "unreachable"],
    [400, "Bad Request: message is not modified: specified new message content is the same", "not_modified"],
    [400, "Bad Request: message to edit not found", "message_gone"],
    [400, "Bad Request: message to delete not found", "message_gone"],
    [400, "Bad Request: message can't be deleted for everyone", "message_gone"],
    [400, "Bad Request: message can't be edited", "message_gone"],
    [400, "Bad Request: MESSAGE_ID_INVALID", "message_gone"],
    [400, "Bad Request: can't parse entities: unsupported start tag", "refused"],
    [400, "Bad Request: message is too long", "refused"],
    [401, "Unauthorized", "unauthorized"],
    [404, "Not Found", "unauthorized"],
    [409, "Conflict: terminated by other getUpdates request", "transient"],
    [500, "Internal Server Error", "transient"],
    [502, "Bad Gateway", "transient"],
  ])("%i %s: %s", (code, description, kind) => {
    expect(classify(refusal(code, description))?.kind).toBe(kind);
  });

  test("429 with how long to wait; a second when it does not say", () => {
    expect(classify(refusal(429, "Too Many Requests: retry after 17", 17))).toEqual({
      kind: "flood",
      retryAfter: 17,
    });
    expect(classify(refusal(429, "Too Many Requests"))).toEqual({ kind: "flood", retryAfter: 1 });
  });

  test("nothing at all came: it may work later; what is no answer is not judged", () => {
    expect(classify(new HttpError("no network", new Error("ECONNREFUSED")))).toEqual({ kind: "transient" });
    expect(classify(new TypeError("a fault of ours"))).toBeNull();
  });
});

test("waiting helps against floods and outages, not against a wrong token", () => {
  expect(isTelegramTransient(refusal(429, "Too Many Requests", 3))).toBe(true);
  expect(isTelegramTransient(refusal(502, "Bad Gateway"))).toBe(true);
  expect(isTelegramTransient(refusal(401, "Unauthorized"))).toBe(false);
  expect(isTelegramTransient(refusal(400, "Bad Request: message is too long"))).toBe(false);
});
