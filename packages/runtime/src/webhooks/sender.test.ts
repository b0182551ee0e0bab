import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcp } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { retryAfterOf } from "./retry-after.ts";
import { createWebhookSender } from "./sender.ts";

let server: Server;
let port: number;
let came: { url: string; body: string; headers: IncomingMessage["headers"] }[];
let sockets: number;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    came.push({ url: request.url ?? "", body: Buffer.concat(chunks).toString(), headers: request.headers });
    answer(request, response);
  });
  server.on("connection", () => sockets++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  came = [];
  sockets = 0;
  answer = (_request, response) => void response.end("fine");
});

/** Names lead here, unless a test says otherwise. */
function open(options: Partial<Parameters<typeof createWebhookSender>[0]> = {}) {
  const sender = createWebhookSender({ allowPrivate: true, resolve: async () => ["127.0.0.1"], ...options });
  const post = (path = "/", body = "{}") =>
    sender.send(`http://cafe.example:${port}${path}`, body, { "webhook-id": "ev_1" });
  return { ...sender, post };
}

describe("a post", () => {
  test("comes with its body, query and headers, to the name that was meant", async () => {
    const attempt = await open().post("/hook?key=1", '{"a":"ё"}');
    expect(attempt).toEqual({ status: 200, failure: null, answer: "fine", retryAfter: null });
    expect(came).toMatchObject([{ url: "/hook?key=1", body: '{"a":"ё"}' }]);
    expect(came[0]?.headers).toMatchObject({
      host: `cafe.example:${port}`,
      "webhook-id": "ev_1",
      "accept-encoding": "identity",
    });
  });

  test("goes over a kept connection, and over a new one when that was given up", async () => {
    const { post } = open();
    for (let n = 0; n < 3; n++) await post();
    expect(sockets).toBe(1);
    server.closeIdleConnections();
    expect((await post()).status).toBe(200);
    expect(came).toHaveLength(4);
  });

  test("is tried at the name's other addresses while nobody is there", async () => {
    const { post } = open({ resolve: async () => ["127.0.0.9", "127.0.0.1"] });
    expect((await post()).status).toBe(200);
  });
});

describe("an answer", () => {
  test("is cut after a kilobyte, however long it is", async () => {
    answer = (_request, response) => {
      response.on("error", () => {});
      const more = () => {
        while (response.writable && response.write("x".repeat(50_000)));
      };
      response.on("drain", more);
      more();
    };
    const attempt = await open().post();
    expect(attempt.answer).toBe("x".repeat(1_024));
  });

  test("that is packed is not unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    answer = (_request, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    const attempt = await open().post();
    expect(attempt.status).toBe(200);
    expect(attempt.answer?.length).toBeLessThanOrEqual(1_024);
  });

  test("with NUL is text all the same", async () => {
    answer = (_request, response) => void response.end("a\u0000b");
    expect((await open().post()).answer).toBe("a\ufffdb");
  });

  test("with endless headers is none", async () => {
    answer = (_request, response) => void response.writeHead(200, { "x-long": "y".repeat(10_000) }).end();
    expect(await open().post()).toMatchObject({ status: null, failure: "The answer's headers are too long" });
  });

  test("that never ends counts by its status", async () => {
    answer = (_request, response) => void response.writeHead(200).write("so far");
    expect(await open({ timeoutMs: 300 }).post()).toMatchObject({ status: 200, answer: "so far" });
  });

  test("that leads elsewhere is not followed", async () => {
    answer = (_request, response) => void response.writeHead(302, { location: "/other" }).end();
    expect((await open().post()).status).toBe(302);
    expect(came).toHaveLength(1);
  });

  test("that asks to wait says for how long", async () => {
    answer = (_request, response) => void response.writeHead(503, { "retry-after": "120" }).end();
    expect(await open().post()).toMatchObject({ status: 503, retryAfter: 120 });
  });
});

test.each([
  [undefined, null],
  ["0", 0],
  ["120", 120],
  ["Fri, 20 Nov 2026 13:00:00 GMT", 3_600],
  ["Fri, 20 Nov 2026 11:00:00 GMT", 0],
  ["tomorrow", null],
])("Retry-After %s: %s s", (value, seconds) => {
  expect(retryAfterOf(value, Date.parse("2026-11-20T12:00:00Z"))).toBe(seconds);
});

describe("no answer", () => {
  test("in time", async () => {
    answer = () => {};
    expect(await open({ timeoutMs: 200 }).post()).toMatchObject({
      status: null,
      failure: "No answer within 0.2 s",
    });
  });

  test("of a name server in time", async () => {
    const { post } = open({ timeoutMs: 200, resolve: () => new Promise(() => {}) });
    expect((await post()).failure).toBe("No answer within 0.2 s");
  });

  test("because the connection broke", async () => {
    answer = (request) => void request.socket.destroy();
    expect((await open().post()).failure).toBe("The connection broke");
    expect(came).toHaveLength(1);
  });

  test("because nobody is there, or speaks something else", async () => {
    const other = createTcp((socket) => void socket.resume().end("SSH-2.0-x\r\n"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address() as AddressInfo;
    const { send } = open();
    const at = () => send(`http://cafe.example:${address.port}/`, "{}", {});
    expect((await at()).failure).toBe("The answer is not HTTP");
    await new Promise<void>((resolve) => other.close(() => resolve()));
    expect((await at()).failure).toBe("The connection was refused");
    const secure = await send(`https://cafe.example:${port}/`, "{}", {});
    expect(secure.failure).toMatch(/^TLS failed/);
  });
});

describe("a name whose addresses change", () => {
  test("is resolved with every attempt and once only: what was judged is where it goes", async () => {
    // A name server that answers with a public address first, and with this machine whenever it is asked again.
    const answers = [["203.0.114.7"], ["127.0.0.1"], ["127.0.0.1"]];
    let asked = 0;
    const sender = createWebhookSender({
      allowPrivate: false,
      timeoutMs: 500,
      resolve: async () => answers[asked++] ?? [],
    });
    expect(await sender.refusalOf(`https://cafe.example:${port}/`)).toBeNull();
    expect(await sender.send(`https://cafe.example:${port}/`, "{}", {})).toMatchObject({
      status: null,
      failure: "The address leads to an address that is not public (loopback)",
    });
    expect(asked).toBe(2);
    asked = 0;
    await sender.send(`https://cafe.example:${port}/`, "{}", {});
    expect(asked).toBe(1);
    expect(sockets).toBe(0);
  });
});
