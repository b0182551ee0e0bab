import { expect, test } from "vitest";
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
