import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTelegramGateway } from "./telegram-gateway.ts";

const message = { phone: "+79991234567", code: "481516", ttlSeconds: 120 };
type Answer = (response: ServerResponse) => void;
let answer: Answer;
let asked: { path: string | undefined; authorization: string | undefined; body: unknown }[];
let root: string;

const server = createServer(async (request: IncomingMessage, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { url: path, headers } = request;
  asked.push({
    path,
    authorization: headers.authorization,
    body: JSON.parse(Buffer.concat(chunks).toString()),
  });
  answer(response);
});
const json = (status: number, body: unknown) => (response: ServerResponse) => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  answer = json(200, { ok: true, result: { request_id: "1" } });
});

const gateway = (options = {}) =>
  createTelegramGateway({ token: "secret-token", root, isOpen: false, ...options });

/** A failure as a log has it: with its causes and fields. */
const failureOf = (sending: Promise<void>) =>
  sending.then(
    () => {
      throw new Error("it was sent");
    },
    (error: unknown) => inspect(error, { depth: 9 }),
  );

test("the message is the gateway's, with the code, the time it lives, and the token", async () => {
  await gateway().send(message);
  expect(asked).toEqual([
    {
      path: "/sendVerificationMessage",
      authorization: "Bearer secret-token",
      body: { phone_number: "+79991234567", code: "481516", ttl: 120 },
    },
  ]);
});

test.each([
  [1, 30],
  [86_400, 3600],
])("a life of %i s is sent as %i", async (ttlSeconds, ttl) => {
  await gateway().send({ ...message, ttlSeconds });
  expect(asked[0]?.body).toMatchObject({ ttl });
});

describe("a failure says why, and neither code nor phone nor token", () => {
  test.each([
    ["PHONE_NUMBER_INVALID", json(200, { ok: false, error: "PHONE_NUMBER_INVALID" }), "PHONE_NUMBER_INVALID"],
    ["too many", json(429, { ok: false, error: "FLOOD_WAIT_30" }), "FLOOD_WAIT_30"],
    ["a wrong token", json(401, { ok: false, error: "ACCESS_TOKEN_INVALID" }), "ACCESS_TOKEN_INVALID"],
    ["no money left", json(200, { ok: false, error: "BALANCE_NOT_ENOUGH" }), "BALANCE_NOT_ENOUGH"],
    ["no reason at all", json(500, { ok: false }), "500"],
    [
      "a page of the proxy's",
      (response: ServerResponse): void =>
        void response.writeHead(502).end("<html>+79991234567 481516</html>"),
      "502",
    ],
    ["an echo", json(400, { ok: false, error: "cannot send 481516 to +79991234567" }), "400"],
    ["an ending connection", (response: ServerResponse): void => void response.destroy(), "fetch failed"],
    ["no answer in time", () => undefined, "TimeoutError"],
  ] as const)("%s", async (_name, how, why) => {
    answer = how;
    const text = await failureOf(gateway({ timeoutMs: 200 }).send(message));
    expect(text).toContain(why);
    for (const secret of ["481516", "9991234567", "secret-token"]) expect(text).not.toContain(secret);
  });
});
