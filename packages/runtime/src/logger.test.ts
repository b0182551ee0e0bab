import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createLogger } from "./logger.ts";

const token = "123456789:AAF-abcdefghijklmnopqrstuvwxyz012345";

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(
    createLogger({ level: "trace", human: false, destination: { write: (line) => void lines.push(line) } }),
  );
  return lines.join("");
}

test.each<[string, (log: ReturnType<typeof createLogger>) => void]>([
  ["a bot token in a message", (log) => log.info(`calling https://api.telegram.org/bot${token}/getMe`)],
  ["a bot token in an error", (log) => log.error(new Error(`request to /bot${token}/sendMessage failed`))],
  [
    "a bot token in the cause of an error",
    (log) => log.error({ err: new Error("network", { cause: new Error(`POST /bot${token}/x`) }) }, "failed"),
  ],
  [
    "a bot token in a field of an error",
    (log) => log.error({ err: Object.assign(new Error("x"), { url: `/bot${token}/y` }) }, ""),
  ],
  ["a bot token bound to a child logger", (log) => log.child({ api: `https://x/bot${token}` }).info("hello")],
  ["a bot token as an argument of the message", (log) => log.info("called %s", `/bot${token}/z`)],
])("%s never reaches the log", (_, write) => {
  const text = logged(write);
  expect(text).not.toContain("AAF-abc");
  expect(text).toContain("[bot token]");
});

test("codes, phones, keys, headers and passwords never reach the log", () => {
  const text = logged((log) =>
    log.warn(
      {
        headers: { authorization: "Bearer gtv_secretsecret" },
        body: { code: "K7FM-Q2XW-9P", customer: { phone: "+79161234567" } },
        said: "/start abcdefABCDEF0123",
        link: "https://t.me/bot?start=abcdefABCDEF0123",
        url: "postgresql://gotovo:hunter2@127.0.0.1:5432/gotovo",
      },
      "call +7 916 123-45-67, Authorization: Bearer gtv_other",
    ),
  );
  for (const secret of ["gtv_", "K7FM", "9161234567", "123-45-67", "abcdefABCDEF", "hunter2"]) {
    expect(text).not.toContain(secret);
  }
});

test("what helps to find a fault stays: the error's code, its message, ids", () => {
  const error = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
  const line = JSON.parse(logged((log) => log.error({ err: error, orderId: 7n }, "no database")));
  expect(line).toMatchObject({
    msg: "no database",
    orderId: "7",
    err: { code: "ECONNREFUSED", message: error.message },
  });
});

describe("what repeats", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const linesOf = (text: string) =>
    text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  const broken = (attempt: number) => new Error(`read 127.0.0.1:${5000 + attempt} failed`);

  test("is written at once, then once a minute with its number, and again at once after a quiet minute", () => {
    const text = logged((log) => {
      for (let attempt = 0; attempt < 100; attempt++)
        log.warn({ err: broken(attempt), jobId: `j${attempt}`, queue: "webhook" }, "a job failed");
      vi.advanceTimersByTime(60_000);
      log.warn({ err: broken(100), jobId: "j100", queue: "webhook" }, "a job failed");
      vi.advanceTimersByTime(120_000);
      log.warn({ err: broken(101), jobId: "j101", queue: "webhook" }, "a job failed");
    });
    expect(linesOf(text).map(({ jobId, times }) => ({ jobId, times }))).toEqual([
      { jobId: "j0" },
      { jobId: "j99", times: 99 },
      { jobId: "j100", times: 1 },
      { jobId: "j101" },
    ]);
  });

  test("hides nothing else: another error, another place, another bot", () => {
    const text = logged((log) => {
      for (let turn = 0; turn < 3; turn++) {
        log.error({ err: broken(1), requestId: `r${turn}`, route: "/a", status: 500 }, "request failed");
        log.error(
          { err: new Error("no"), requestId: `r${turn}`, route: "/a", status: 500 },
          "request failed",
        );
        log.error({ err: broken(1), requestId: `r${turn}`, route: "/b", status: 500 }, "request failed");
        for (const bot of ["customer", "horeca"])
          log.child({ bot }).error({ err: broken(1), updateId: turn }, "An update has to wait");
      }
    });
    expect(linesOf(text)).toHaveLength(5);
  });

  test("of who gets in, and of what is away, is written each time", () => {
    const text = logged((log) => {
      for (let turn = 0; turn < 3; turn++) {
        log.warn({ security: "sign_in", refused: true }, "security event");
        log.warn({ state: "away" }, "Telegram does not answer");
      }
    });
    expect(linesOf(text)).toHaveLength(6);
  });
});
