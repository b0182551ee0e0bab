import { rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { FileRef, MediaKind } from "@gotovo/domain";
import { Bot, InputFile } from "grammy";
import type { Message } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { brokenDownload, createFileTransfer, type FileCache, FileRefused } from "./transfer.ts";

/** What the other bot's Telegram answers: to getFile, and to the download. */
const answers = {
  /** Connections that break before the first answer. */
  broken: 0,
  getFile: { status: 200, body: {} as object },
  download: { status: 200, bytes: Buffer.from("a photo"), cut: false },
};
const paths: string[] = [];
let server: Server;
let apiRoot: string;

beforeEach(async () => {
  paths.length = 0;
  answers.broken = 0;
  answers.getFile = {
    status: 200,
    body: { ok: true, result: { file_id: "x", file_path: "photos/cat.jpg" } },
  };
  answers.download = { status: 200, bytes: Buffer.from("a photo"), cut: false };
  server = createServer((request, response) => {
    const url = request.url ?? "";
    paths.push(url);
    if (answers.broken-- > 0) return void response.destroy();
    const { status, bytes, cut } = answers.download;
    if (url.startsWith("/file/") && cut) {
      response.writeHead(status, { "content-length": bytes.length + 1 });
      response.write(bytes, () => response.destroy());
    } else if (url.startsWith("/file/")) response.writeHead(status).end(bytes);
    else response.writeHead(answers.getFile.status).end(JSON.stringify(answers.getFile.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function memoryCache(): FileCache & { known: Map<string, string> } {
  const known = new Map<string, string>();
  const key = (...parts: string[]) => parts.join(" ");
  return {
    known,
    find: async (bot, uniqueId, kind) => known.get(key(bot, uniqueId, kind)) ?? null,
    save: async (bot, uniqueId, kind, fileId) => void known.set(key(bot, uniqueId, kind), fileId),
    forget: async (bot, uniqueId, kind) => void known.delete(key(bot, uniqueId, kind)),
  };
}

function customerBot(cache = memoryCache()) {
  const { api } = new Bot("2:horeca", { client: { apiRoot, timeoutSeconds: 2 } });
  const peer = { name: "horeca", api, token: "2:horeca", apiRoot };
  return { cache, transfer: createFileTransfer("customer", peer, cache) };
}

const wish = (owner = "horeca", file: Partial<FileRef> = {}, media: MediaKind = "photo") => ({
  file: { fileId: "peers-id", uniqueId: "u1", ...file },
  owner,
  media,
});

async function bytesOf(file: string | InputFile): Promise<string> {
  if (typeof file === "string") throw new Error("it is an id");
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await file.toRaw()) as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** What the garbage collector does when it comes. */
function cleanUp(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

/** What Telegram answers to a photo that was sent. */
const sentAs = (fileId: string, uniqueId: string) =>
  ({
    photo: [
      { file_id: "thumb", file_unique_id: "t" },
      { file_id: fileId, file_unique_id: uniqueId },
    ],
  }) as Message;

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => "it was not refused",
    (error) => (error instanceof FileRefused ? error.verdict : `not a refusal: ${error.message}`),
  );

test("a name with line breaks is sent without them: it must not hold up the chat", async () => {
  const { transfer } = customerBot();
  const opened = await transfer.open(wish("horeca", { name: "menu\r\n\u0000of May.pdf" }, "document"));
  expect(opened).toMatchObject({ filename: "menu___of May.pdf" });
});

describe("a file", () => {
  test("of this bot goes by its id", async () => {
    expect(await customerBot().transfer.open(wish("customer"))).toBe("peers-id");
    expect(paths).toEqual([]);
  });

  test("of the other bot is downloaded with that bot's token, under its own name", async () => {
    const { transfer } = customerBot();
    const file = await transfer.open(wish("horeca", { name: "меню.pdf" }));
    expect(file).toBeInstanceOf(InputFile);
    expect((file as InputFile).filename).toBe("меню.pdf");
    expect(await bytesOf(file)).toBe("a photo");
    expect(paths).toEqual(["/bot2:horeca/getFile", "/file/bot2:horeca/photos/cat.jpg"]);
    expect(((await transfer.open(wish())) as InputFile).filename).toBe("cat.jpg");
  });

  test("is asked for again when a connection breaks, so that an album stays together", async () => {
    answers.broken = 2;
    expect(await bytesOf(await customerBot().transfer.open(wish()))).toBe("a photo");
  });

  test("that waits for its turn is still whole when memory is cleaned up meanwhile", async () => {
    answers.download.bytes = Buffer.alloc(300_000, "photo ");
    const file = await customerBot().transfer.open(wish());
    for (let n = 0; n < 10; n++) {
      cleanUp();
      await sleep(5);
    }
    expect((await bytesOf(file)).length).toBe(300_000);
  });

  test("crosses once: sent again it goes by the id it got, for the way it is shown", async () => {
    const { transfer } = customerBot();
    await transfer.sent(wish(), sentAs("our-id", "u2"));
    expect(await transfer.open(wish())).toBe("our-id");
    expect(paths).toEqual([]);
    expect(await transfer.open(wish("horeca", {}, "document"))).toBeInstanceOf(InputFile);
  });

  test("that comes back to the bot it is from need not cross again", async () => {
    const { cache, transfer } = customerBot();
    await transfer.sent(wish(), sentAs("our-id", "u2"));
    const back = createFileTransfer("horeca", null, cache);
    expect(await back.open(wish("customer", { fileId: "our-id", uniqueId: "u2" }))).toBe("peers-id");
  });

  test("whose remembered id is not taken any more is downloaded again", async () => {
    const { transfer } = customerBot();
    await transfer.sent(wish(), sentAs("our-id", "u2"));
    await transfer.forget(wish());
    expect(await transfer.open(wish())).toBeInstanceOf(InputFile);
  });

  test("of this bot leaves nothing to remember, nor does a message without one", async () => {
    const { cache, transfer } = customerBot();
    await transfer.sent(wish("customer"), sentAs("our-id", "u2"));
    await transfer.sent(wish(), { text: "no file" } as Message);
    expect(cache.known.size).toBe(0);
  });
});

describe("a file that cannot be fetched", () => {
  const refuse = (description: string) => {
    answers.getFile = { status: 400, body: { ok: false, error_code: 400, description } };
  };

  test("because it is too big is refused as such", async () => {
    const tooBig = { hope: "final", reason: "too_big" };
    refuse("Bad Request: file is too big");
    expect(await refusalOf(customerBot().transfer.open(wish()))).toEqual(tooBig);
    answers.getFile = { status: 200, body: { ok: true, result: { file_id: "x" } } };
    expect(await refusalOf(customerBot().transfer.open(wish()))).toEqual(tooBig);
  });

  test.each([
    ["Bad Request: wrong file identifier/HTTP URL specified", "final"],
    ["Bad Request: wrong file_id or the file is temporarily unavailable", "doubtful"],
    ["Bad Request: file is temporarily unavailable", "passing"],
    ["Bad Request: something that nobody has heard of", "passing"],
  ])("in Telegram's words: %s", async (description, hope) => {
    refuse(description);
    expect(await refusalOf(customerBot().transfer.open(wish()))).toMatchObject({ hope });
  });

  test("because it is no longer where it was may be found once more", async () => {
    answers.download = { status: 404, bytes: Buffer.from("Not Found"), cut: false };
    expect(await refusalOf(customerBot().transfer.open(wish()))).toMatchObject({ hope: "doubtful" });
  });

  test.each([500, 502, 429])("because of a %s may be fetched later", async (status) => {
    answers.download = { status, bytes: Buffer.from("later"), cut: false };
    expect(await refusalOf(customerBot().transfer.open(wish()))).toMatchObject({ hope: "passing" });
    answers.getFile = { status, body: { ok: false, error_code: status, description: "later" } };
    expect(await refusalOf(customerBot().transfer.open(wish()))).toMatchObject({ hope: "away" });
  });

  test("because nothing came of it may be fetched later", async () => {
    answers.download = { status: 200, bytes: Buffer.alloc(0), cut: false };
    const file = await customerBot().transfer.open(wish());
    await expect(bytesOf(file)).rejects.toThrow("nothing");
    expect(brokenDownload(file)?.verdict.hope).toBe("passing");
  });

  test("because it is of a bot that nobody knows is a fault of ours", async () => {
    expect(await refusalOf(customerBot().transfer.open(wish("stranger")))).toContain("not a refusal");
  });

  test("whole is known as such: its download ended in the middle", async () => {
    answers.download = { status: 200, bytes: Buffer.from("a photo"), cut: true };
    const file = await customerBot().transfer.open(wish());
    expect(brokenDownload(file)).toBeNull();
    await expect(bytesOf(file)).rejects.toThrow();
    expect(brokenDownload(file)?.verdict.hope).toBe("passing");
  });
});

describe("a Bot API server with --local, which names files by their place on disk,", () => {
  const place = join(tmpdir(), `gotovo-local-${process.pid}.jpg`);
  beforeEach(() => {
    answers.getFile = { status: 200, body: { ok: true, result: { file_id: "x", file_path: place } } };
  });
  afterEach(() => rm(place, { force: true }));

  test("has them read from there", async () => {
    await writeFile(place, "a local photo");
    expect(await bytesOf(await customerBot().transfer.open(wish()))).toBe("a local photo");
    expect(paths).toEqual(["/bot2:horeca/getFile"]);
  });

  test("is named as the reason when they cannot be read here", async () => {
    const refused = await customerBot()
      .transfer.open(wish())
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FileRefused);
    expect((refused as FileRefused).message).toContain("TELEGRAM_API_ROOT");
  });
});
