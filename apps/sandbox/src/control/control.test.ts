import { afterEach, beforeEach, expect, test } from "vitest";
import { botName, type Harness, startHarness } from "../testing/harness.ts";
import * as contract from "./contract.ts";

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const post = async (path: string, body: object = {}) => {
  const response = await fetch(`${harness.url}/sandbox${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as { error?: { code: string; message: string } },
  };
};
const get = async (path: string) => (await fetch(`${harness.url}/sandbox${path}`)).json();

test("people come, change and go", async () => {
  const { tg } = harness;
  const anna = await tg.person({ first_name: "Анна", language_code: "ru", username: "anna_s" });
  expect(anna.phone).toMatch(/^\+\d+$/);
  await expect(tg.person({ first_name: "Other", username: "Anna_S" })).rejects.toMatchObject({ status: 409 });
  await expect(tg.person({ first_name: "Other", id: anna.id })).rejects.toMatchObject({ code: "taken" });
  expect(await anna.change({ last_name: "S" })).toMatchObject({ first_name: "Анна", last_name: "S" });
  expect(await anna.deactivate()).toMatchObject({ active: false });
  await expect(anna.chat(botName).say("hi")).rejects.toMatchObject({ code: "deactivated" });
});

test("a fresh sandbox has default people in two languages", async () => {
  await harness.tg.reset({ default_people: true });
  const people = await harness.tg.people();
  expect(people.map(({ language_code }) => language_code)).toEqual(["ru", "ru", "ru", "ru", "en"]);
});

test("a reset forgets chats but gives out no message id twice", async () => {
  await harness.tg.reset({ default_people: true });
  const { message_id } = await (await harness.tg.personById(500000001)).chat(botName).start();
  await harness.tg.reset({ default_people: true });
  const again = (await harness.tg.personById(500000001)).chat(botName);
  expect(await again.messages()).toEqual([]);
  expect((await again.start()).message_id).toBeGreaterThan(message_id);
});

test("what a bot tells about itself is seen in the person's language", async () => {
  const anna = await harness.tg.person({ first_name: "Anna", language_code: "ru" });
  const commands = (description: string) => [{ command: "orders", description }];
  await harness.api("setMyCommands", { commands: commands("orders") });
  await harness.api("setMyCommands", { commands: commands("заказы"), language_code: "ru" });
  await harness.api("setMyDescription", { description: "Follow your order" });
  const info = await anna.chat(botName).botInfo();
  expect(info).toMatchObject({ description: "Follow your order", commands: [{ description: "заказы" }] });
  const [bot] = await harness.tg.bots("en");
  expect(bot?.commands[0]?.description).toBe("orders");
  expect(
    (await harness.api("setMyCommands", { commands: [{ command: "UPPER", description: "x" }] })).description,
  ).toBe("Bad Request: BOT_COMMAND_INVALID");
});

test("what is not possible is said with a code", async () => {
  const anna = await harness.tg.person({ first_name: "Anna" });
  const chat = anna.chat(botName);
  const path = `/chats/${botName}/${anna.id}`;
  await chat.start();
  expect(await post(`${path}/press`, { text: "Pay" })).toMatchObject({ status: 404 });
  expect(await post(`${path}/tap`, { text: "Pay" })).toMatchObject({ status: 404 });
  expect(await post(`${path}/tap`, {})).toMatchObject({ status: 400 });
  expect(await post(`${path}/say`, { text: "" })).toMatchObject({
    status: 400,
    body: { error: { code: "invalid" } },
  });
  expect(await post(`${path}/say`, { txet: "x" })).toMatchObject({ status: 400 });
  expect((await post(`${path}/start`, { payload: "a b" })).body.error?.message).toContain("payload");
  expect(await post(`/chats/NoBot/${anna.id}/start`)).toMatchObject({ status: 404 });
  expect(await post(`/chats/${botName}/1/start`)).toMatchObject({ status: 404 });
  expect(await post("/nowhere")).toMatchObject({ status: 404 });
  await chat.block();
  expect(await post(`${path}/say`, { text: "x" })).toMatchObject({
    status: 409,
    body: { error: { code: "blocked" } },
  });
});

test("links and copy buttons make no callback", async () => {
  const chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  await chat.start();
  const buttons = [
    [
      { text: "Site", url: "http://localhost:3000/t/x" },
      { text: "Copy", copy_text: { text: "K7" } },
    ],
  ];
  const reply_markup = { inline_keyboard: buttons };
  await harness.api("sendMessage", { chat_id: chat.id, text: "x", reply_markup });
  expect(await chat.tap("Copy")).toMatchObject({
    callback_query_id: null,
    button: { copy_text: { text: "K7" } },
  });
  expect(await chat.tap({ row: 0, column: 0 })).toMatchObject({
    button: { url: "http://localhost:3000/t/x" },
  });
});

test("answers have the contract's shapes", async () => {
  const anna = await harness.tg.person({ first_name: "Anna" });
  const chat = anna.chat(botName);
  await chat.start();
  await chat.sendFiles([{ kind: "photo", bytes: new Uint8Array([1]) }]);
  await harness.api("sendMessage", { chat_id: chat.id, text: "x", reply_markup: { keyboard: [["Yes"]] } });
  await harness.tg.fault({ kind: "429", method: "sendPhoto" });

  contract.chatView.parse(await get(`/chats/${botName}/${anna.id}`));
  contract.chatList.parse(await get(`/chats?person_id=${anna.id}`));
  contract.peopleList.parse(await get("/people"));
  contract.botList.parse(await get("/bots"));
  contract.callList.parse(await get("/calls"));
  contract.updateList.parse(await get(`/updates/${botName}`));
  contract.faultList.parse(await get("/faults"));
  contract.settings.parse(await get("/settings"));
  contract.failure.parse((await post("/nowhere")).body);

  const group = await harness.tg.group({ title: "Team", forum: true, members: [anna] });
  await group.addBot(botName);
  await group.promoteBot(botName);
  await group.createTopic("x");
  contract.groupView.parse(await get(`/groups/${group.id}?topic=general`));
  contract.groupList.parse(await get(`/groups?person_id=${anna.id}`));
});

test("pages of a long chat", async () => {
  const chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  for (let i = 1; i <= 5; i += 1) await chat.say(`${i}`);
  const page = contract.chatView.parse(await get(`/chats/${botName}/${chat.id}?limit=2&before=4`));
  expect(page.messages.map(({ text }) => text)).toEqual(["2", "3"]);
});

test("links like Telegram's lead to the page with bot and payload", async () => {
  const target = async (path: string) =>
    (await fetch(harness.url + path, { redirect: "manual" })).headers.get("location");
  expect(await target(`/t.me/${botName}?start=abc_-1`)).toBe(`/?bot=${botName}&start=abc_-1`);
  expect(await target(`/${botName.toLowerCase()}?start=x`)).toBe(`/?bot=${botName}&start=x`);
  expect((await fetch(`${harness.url}/t.me/NobodyBot`)).status).toBe(404);
});
