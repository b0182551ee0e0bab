import { chmod, copyFile, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { botName, type Harness, startHarness } from "../testing/harness.ts";

let folder: string;
let stateFile: string;
let running: Harness[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  stateFile = join(folder, "deep", "state.json");
  running = [];
});
afterEach(async () => {
  for (const harness of running) await harness.close();
  await rm(folder, { recursive: true });
});

async function start(file = stateFile): Promise<Harness> {
  const harness = await startHarness({ stateFile: file });
  running.push(harness);
  return harness;
}

test("after a restart chats, people, files, commands and waiting updates are there, and ids go on", async () => {
  const first = await start();
  const anna = await first.tg.person({ first_name: "Анна 🫖" });
  const chat = anna.chat(botName);
  await chat.start();
  const reply_markup = { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] };
  await first.api("sendMessage", { chat_id: chat.id, text: "<b>card</b>", parse_mode: "HTML", reply_markup });
  await chat.sendFiles([{ kind: "photo", bytes: new TextEncoder().encode("pixels") }]);
  await first.api("setMyCommands", { commands: [{ command: "help", description: "Help" }] });
  const before = await chat.messages();
  await running.pop()?.close();

  const second = await start();
  const again = (await second.tg.personById(anna.id)).chat(botName);
  expect(await again.messages()).toEqual(before);
  expect((await again.botInfo()).commands).toEqual([{ command: "help", description: "Help" }]);
  const photo = before.at(-1)?.file?.url ?? "";
  expect(await (await fetch(second.url + photo)).text()).toBe("pixels");
  const { result } = await second.api("getUpdates");
  expect(result).toHaveLength(2);
  const edited = await second.api("editMessageText", {
    chat_id: chat.id,
    message_id: 2,
    text: "still yours",
  });
  expect(edited.ok).toBe(true);
  expect((await again.say("next")).message_id).toBe(4);
  expect((await second.api("getUpdates", { offset: -1 })).result[0].update_id).toBe(result[1].update_id + 1);
});

test("after a kill no number is given out twice", async () => {
  const first = await start();
  const anna = await first.tg.person({ first_name: "Anna" });
  const { message_id } = await anna.chat(botName).say("one");
  // The state as it lies on the disk when the process is killed.
  const killed = join(folder, "killed.json");
  await expect.poll(() => copyFile(stateFile, killed)).toBeUndefined();
  const second = await start(killed);
  const again = (await second.tg.personById(anna.id)).chat(botName);
  expect((await again.messages()).map(({ text }) => text)).toEqual(["one"]);
  expect((await again.say("two")).message_id).toBeGreaterThan(message_id + 100);
});

test("a keyboard and the codes sent to phones survive a restart", async () => {
  const first = await start();
  const anna = await first.tg.person({ first_name: "Anna" });
  const chat = anna.chat(botName);
  await chat.start();
  const reply_markup = { keyboard: [[{ text: "Share", request_contact: true }]], one_time_keyboard: true };
  await first.api("sendMessage", { chat_id: chat.id, text: "Your phone?", reply_markup });
  await chat.tapKeyboard("Share");
  const keyboard = await chat.keyboard();
  const query = new URLSearchParams({ phone_number: anna.phone, code: "1234", access_token: "x" });
  await fetch(`${first.url}/gateway/sendVerificationMessage?${query}`);
  const codes = await first.tg.codes(anna.phone);
  await running.pop()?.close();

  const second = await start();
  expect(keyboard?.used).toBe(true);
  expect(await (await second.tg.personById(anna.id)).chat(botName).keyboard()).toEqual(keyboard);
  expect(codes).toHaveLength(1);
  expect(await second.tg.codes(anna.phone)).toEqual(codes);
});

test("groups with their members, topics and messages survive a restart", async () => {
  const first = await start();
  const anna = await first.tg.person({ first_name: "Anna" });
  const group = await first.tg.group({ title: "Team", forum: true, members: [anna] });
  await group.addBot(botName);
  await group.promoteBot(botName, { can_manage_topics: true });
  const { thread_id } = await group.createTopic("Boris, № 7");
  await group.as(anna, { topic: thread_id }).say("hello");
  const [state, messages] = [await group.state(), await group.messages()];
  await running.pop()?.close();

  const second = await start();
  const again = second.tg.groupById(group.id);
  expect(await again.state()).toEqual(state);
  expect(await again.messages()).toEqual(messages);
  const sent = { chat_id: group.id, message_thread_id: thread_id, text: "hi" };
  expect((await second.api("sendMessage", sent)).result.message_id).toBe(
    (messages.at(-1)?.message_id ?? 0) + 1,
  );
});

test("chats, codes and files are for their owner's eyes, also those an earlier version wrote", async () => {
  const modes = async () => {
    const names = await readdir(`${stateFile}.files`);
    const files = [stateFile, ...names.map((name) => join(`${stateFile}.files`, name))];
    return Promise.all(files.map(async (file) => (await stat(file)).mode & 0o777));
  };
  const folderMode = async (path: string) => (await stat(path)).mode & 0o777;
  const first = await start();
  const chat = (await first.tg.person({ first_name: "Anna" })).chat(botName);
  await chat.sendFiles([{ kind: "photo", bytes: new TextEncoder().encode("pixels") }]);
  await running.pop()?.close();
  expect(await modes()).toEqual([0o600, 0o600]);
  expect(await folderMode(join(folder, "deep"))).toBe(0o700);
  expect(await folderMode(`${stateFile}.files`)).toBe(0o700);

  await chmod(stateFile, 0o644);
  await chmod(`${stateFile}.files`, 0o755);
  await start();
  expect(await modes()).toEqual([0o600, 0o600]);
  expect(await folderMode(`${stateFile}.files`)).toBe(0o700);
});
