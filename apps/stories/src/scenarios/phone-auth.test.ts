import type { ChatDriver } from "@gotovo/sandbox/driver";
import { waitUntil } from "@gotovo/sandbox/driver";
import { startSignUp } from "@gotovo/usecases/accounts/sign-up/start-sign-up";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, newText } from "./cards.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const keysOf = async (chat: ChatDriver) =>
  (await chat.state()).keyboard?.buttons.flat().map(({ text }) => text) ?? null;

const keyboardGone = (chat: ChatDriver) =>
  waitUntil(async () => (await keysOf(chat)) === null, { what: "the keyboard is gone" }, chat.dump);

async function ownPhone({ id }: ChatDriver): Promise<string> {
  return `+${(await town.telegram.personById(id)).phone.replace(/^\+/, "")}`;
}

async function accountWith(phone: string): Promise<string | null | undefined> {
  const { rows } = await town.deps.db.pool.query<{ name: string | null }>(
    "select p.name from account a left join person p on p.id = a.person_id where a.phone = $1",
    [phone],
  );
  return rows[0]?.name;
}

test.concurrent("sharing the own contact confirms the phone; a stranger's does not", async () => {
  const anna = await town.customer("Анна");
  const asked = await anna.say("/auth");
  await newText(anna, /^Поделитесь номером телефона/, asked);
  expect(await keysOf(anna)).toEqual(["📱 Поделиться номером", "✖️ Выход"]);

  const boris = await town.customer("Борис");
  const strange = await anna.sendContact({ phone: await ownPhone(boris), name: "Борис", userId: boris.id });
  await newText(anna, /^Это чужой контакт/, strange);
  expect(await accountWith(await ownPhone(boris))).toBeUndefined();
  expect(await keysOf(anna)).toEqual(["📱 Поделиться номером", "✖️ Выход"]);

  const shared = await anna.tapKeyboard("📱 Поделиться номером");
  const done = await newText(anna, /подтверждён\.$/, shared);
  const phone = await ownPhone(anna);
  expect(done.text).toBe(
    `✅ Готово: номер ${phone.slice(0, 2)}${"*".repeat(phone.length - 4)}${phone.slice(-2)} подтверждён.`,
  );
  const menu = await newText(anna, /^Главное меню$/, shared);
  expect(buttonsOf(menu)).toContain("☕️ Мои заказы");
  await keyboardGone(anna);
  expect(await accountWith(phone)).toBe("Анна");

  // Tapped twice: no message to a café, and nothing said.
  const before = (await anna.messages()).length;
  await anna.shareContact();
  await town.quiet();
  expect(await anna.messages()).toHaveLength(before + 1);

  await anna.tap("☕️ Мои заказы", { message_id: menu.message_id });
  await newText(anna, /^Сейчас у вас нет активных заказов/, menu);
});

test.concurrent("a typed number is trusted with the code that came there", async () => {
  const chat = await town.customer("Вера");
  const asked = await chat.say("/auth");
  await newText(chat, /^Поделитесь номером телефона/, asked);
  const bad = await chat.say("12345");
  await newText(chat, /^Не получается разобрать номер/, bad);
  const typed = await chat.say("8 (999) 555-44-33");
  await newText(chat, /^Отправил код на \+7\*{8}33\.$/, typed);
  await newText(chat, /^Введите код/, typed);
  await keyboardGone(chat);
  const code = await waitUntil(
    async () => town.codeTo("+79995554433"),
    { what: "a code to the phone" },
    chat.dump,
  );
  const wrong = await chat.say(code === "000000" ? "111111" : "000000");
  await newText(chat, /^Код не подошёл/, wrong);
  expect(await accountWith("+79995554433")).toBeUndefined();
  const right = await chat.say(`${code.slice(0, 3)} ${code.slice(3)}`);
  await newText(chat, /подтверждён\.$/, right);
  expect(await accountWith("+79995554433")).toBe("Вера");
});

test.concurrent("leaving by the button, by the command and by another step takes the keyboard away", async () => {
  const chat = await town.customer("Gleb", "en");
  for (const leave of [() => chat.tapKeyboard("✖️ Exit"), () => chat.say("/exit")]) {
    const asked = await chat.say("/auth");
    await newText(chat, /^Share your phone number/, asked);
    expect(await keysOf(chat)).toEqual(["📱 Share my number", "✖️ Exit"]);
    const left = await leave();
    await newText(chat, /^All right, you have left\.$/, left);
    await newText(chat, /^Main menu$/, left);
    await keyboardGone(chat);
  }
  const late = await chat.say("✖️ Выход");
  await newText(chat, /^All right, you have left\.$/, late);
});

test.concurrent("a sign-up on the website: its link, the contact, and the code in the chat", async () => {
  const chat = await town.customer("Дина");
  const requester = { address: "192.0.2.7", device: "Firefox, Linux" };
  const { sessionId } = await startSignUp(town.deps, "Дина <К>", requester);
  const said = await chat.start(sessionId);
  const question = await newText(chat, /^Регистрация на сайте/, said);
  expect(question.text).toContain("Имя: «Дина <К>»\nНачали здесь: «Firefox, Linux», 192.0.2.7");
  const shared = await chat.shareContact();
  await newText(chat, /^✅ Номер \S+ получен/, shared);
  const card = await newText(chat, /Код для регистрации на сайте/, shared);
  expect(card.text).toMatch(/\n\d{6}\n/);
  expect(card.text).toContain("Запросили: «Firefox, Linux», 192.0.2.7");
  expect(card.silent).toBe(false);
  expect(buttonsOf(card)).toEqual(["📋 Скопировать код"]);
  await keyboardGone(chat);
  const used = await chat.start(sessionId);
  await newText(chat, /^Эта ссылка больше не действует/, used);
});
