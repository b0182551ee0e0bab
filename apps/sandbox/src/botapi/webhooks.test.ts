import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { botName, type Harness, startHarness, waitingPoll } from "../testing/harness.ts";

interface Delivery {
  readonly secret: string | undefined;
  readonly update: { update_id: number; message: { text: string; chat: { id: number } } };
}
let harness: Harness;
let deliveries: Delivery[];
let respond: (
  delivery: Delivery,
) => { status: number; body?: string } | Promise<{ status: number; body?: string }>;
let hook: string;
let stop: () => void;

async function read(request: IncomingMessage) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

beforeEach(async () => {
  harness = await startHarness();
  deliveries = [];
  respond = () => ({ status: 200 });
  const server = createServer(async (request, response) => {
    const secret = request.headers["x-telegram-bot-api-secret-token"] as string | undefined;
    const delivery = { secret, update: await read(request) };
    deliveries.push(delivery);
    const { status, body = "" } = await respond(delivery);
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  stop = () => server.close();
});
afterEach(async () => {
  await harness.close();
  stop();
});

const newChat = async () => (await harness.tg.person({ first_name: "Anna" })).chat(botName);
const texts = () => deliveries.map(({ update }) => update.message.text);

test("updates are posted with the secret, waiting ones too", async () => {
  const chat = await newChat();
  await chat.say("before");
  expect((await harness.api("setWebhook", { url: hook, secret_token: "s3cret_-" })).result).toBe(true);
  await chat.say("after");
  await expect.poll(() => texts()).toEqual(["before", "after"]);
  expect(deliveries.every(({ secret }) => secret === "s3cret_-")).toBe(true);
  await harness.tg.settled(botName);
});

test("a failing update is tried again and holds back its own chat only", async () => {
  const [anna, boris] = [await newChat(), await newChat()];
  let failures = 2;
  respond = ({ update }) => {
    if (update.message.chat.id !== anna.id || failures === 0) return { status: 200 };
    failures -= 1;
    return { status: 500 };
  };
  await harness.api("setWebhook", { url: hook });
  await anna.say("a1");
  await anna.say("a2");
  await boris.say("b1");
  await expect.poll(() => texts()).toContain("a2");
  expect(texts().filter((text) => text.startsWith("a"))).toEqual(["a1", "a1", "a1", "a2"]);
  expect(texts().indexOf("b1")).toBeLessThan(texts().lastIndexOf("a1"));
  expect((await harness.api("getWebhookInfo")).result.last_error_message).toContain("500");
});

test("a method in the answer is performed", async () => {
  const chat = await newChat();
  respond = () => ({
    status: 200,
    body: JSON.stringify({ method: "sendMessage", chat_id: chat.id, text: "from the answer" }),
  });
  await harness.api("setWebhook", { url: hook });
  await chat.start();
  await chat.waitForText("from the answer");
});

test("polling and webhook exclude each other", async () => {
  const poll = await waitingPoll(harness);
  await harness.api("setWebhook", { url: hook });
  expect(await poll.answer).toMatchObject({
    error_code: 409,
    description: "Conflict: terminated by setWebhook request",
  });
  expect((await harness.api("getUpdates")).description).toBe(
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );
  const chat = await newChat();
  respond = () => ({ status: 503 });
  await chat.say("unseen");
  expect((await harness.api("getWebhookInfo")).result).toMatchObject({ url: hook, pending_update_count: 1 });
  await harness.api("deleteWebhook", { drop_pending_updates: true });
  expect((await harness.api("getUpdates")).result).toEqual([]);
});

test("bad webhooks are refused", async () => {
  const words = async (params: object) => (await harness.api("setWebhook", params)).description;
  expect(await words({ url: "ftp://x" })).toBe("Bad Request: invalid webhook URL specified");
  expect(await words({ url: hook, secret_token: "a b" })).toBe(
    "Bad Request: secret token contains unallowed characters",
  );
  expect(await words({ url: hook, secret_token: "x".repeat(257) })).toBe(
    "Bad Request: secret token is too long",
  );
});
