import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { createFakeBotApi } from "../testing/fake-bot-api.ts";
import { checkLocalFiles } from "./check-local-files.ts";
import { isLocalFile } from "./local-files.ts";

const place = join(tmpdir(), `gotovo-local-start-${process.pid}.jpg`);
afterEach(() => rm(place, { force: true }));

test("a server whose files cannot be read here is refused at the start", async () => {
  const telegram = await createFakeBotApi();
  try {
    telegram.files.set("known", place);
    const check = () => checkLocalFiles(telegram.api, telegram.apiRoot, 2, "known");
    await expect(check()).rejects.toThrow("TELEGRAM_API_ROOT: is a server that runs with --local");
    await writeFile(place, "a local photo");
    await check();
    telegram.faults(() => ({ refuse: 502, description: "Bad Gateway" }));
    await check();
  } finally {
    await telegram.close();
  }
});

test("Telegram's own server names no places on disk", () => {
  expect(isLocalFile("https://api.telegram.org", "/etc/passwd")).toBe(false);
  expect(isLocalFile("http://127.0.0.1:8081", "photos/cat.jpg")).toBe(false);
  expect(isLocalFile("http://127.0.0.1:8081", "/var/lib/telegram-bot-api/1/photos/cat.jpg")).toBe(true);
});
