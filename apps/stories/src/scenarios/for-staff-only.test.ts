import type { ChatDriver } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { shows } from "./messages.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

vi.setConfig({ testTimeout: 180_000 });

const photo = (caption?: string) => ({
  kind: "photo" as const,
  bytes: Buffer.from("a photo"),
  file_name: "a.png",
  ...(caption && { caption }),
});

/** Every word and file that a customer has been shown. */
async function seenBy(chat: ChatDriver): Promise<string> {
  const messages = await chat.messages();
  return messages.map(({ text, caption, file }) => [text, caption, file?.kind].join(" ")).join("\n");
}

test("a note is for staff only: with a file it is refused, and an edit of it or into it shows the customer nothing", async () => {
  const cafe = await town.cafe("Тайна");
  const boris = await cafe.joins("Борис");
  const anna = await town.follows(cafe, "1", "anna");
  await anna.say("Привет");
  await shows(boris, /Привет/);
  await boris.tap("💬 Открыть диалог");
  await shows(boris, /никто не отвечает/);

  await boris.say("/note");
  await shows(boris, /Напишите заметку/);
  await boris.sendFiles([photo("секрет первый")]);
  await shows(boris, /^🔒 Заметка может быть только текстом\./);
  await boris.say("секрет второй");
  await shows(boris, /🔒 Борис: секрет второй/);
  // Telegram's apps cut a long text in two.
  await boris.say(`/note секрет ${"длинный ".repeat(600)}`.slice(0, 4096));
  await boris.say("и секрет в конце");
  await shows(boris, /🔒 Борис: и секрет в конце/);
  await boris.sendFiles([photo("/note секрет третий")]);
  const note = await boris.say("/note секрет четвёртый");
  await shows(boris, /🔒 Борис: секрет четвёртый/);
  await boris.edit(note.message_id, "/note секрет пятый");
  await shows(boris, /🔒 Борис: секрет пятый \(изменено\)/);
  const answer = await boris.say("Здравствуйте");
  await shows(anna, /Здравствуйте/);
  await boris.edit(answer.message_id, "/note секрет шестой");
  await boris.say("Чем помочь?");
  await shows(anna, /Чем помочь\?/);
  expect(await seenBy(anna)).not.toMatch(/секрет|photo/);
});

test("an answer to one customer, while a message to many is written, goes to that customer alone", async () => {
  const cafe = await town.cafe("Круг");
  const boris = await cafe.joins("Борис");
  const [anna, olga] = [await town.follows(cafe, "1", "anna"), await town.follows(cafe, "2", "olga")];
  await anna.say("Вопрос Анны");
  await olga.say("Вопрос Ольги");
  const copy = await shows(boris, /Вопрос Ольги/);
  await shows(boris, /Вопрос Анны/);
  await boris.say("/dialogs");
  const list = await shows(boris, /^Диалоги/);
  await boris.tap("☑️ Выбрать несколько");
  await town.quiet();
  for (const row of [0, 1]) await boris.tap({ row, column: 0, message_id: list.message_id });
  await town.quiet();
  await boris.tap("✍️ Написать выбранным (2)");
  await shows(boris, /^Что написать\?/);
  await boris.say("Сегодня до восьми");
  await boris.say("Ольга, ваш код 123", { reply_to: copy.message_id });
  await shows(olga, /ваш код 123/);
  await shows(boris, /Сообщений: 1, получателей: 2/);
  await boris.tap("Отправить · 2 получателя");
  await shows(anna, /Сегодня до восьми/);
  await shows(boris, /^✅ Отправлено\nДоставлено: 2 из 2/);
  expect(await seenBy(anna)).not.toContain("123");
});

test("a reply to a message that nobody remembers goes to whom is chosen, not to whom is written to just then", async () => {
  const cafe = await town.cafe("Память");
  const boris = await cafe.joins("Борис");
  const [anna, olga] = [await town.follows(cafe, "1", "anna"), await town.follows(cafe, "2", "olga")];
  await olga.say("Вопрос Ольги");
  const copy = await shows(boris, /Вопрос Ольги/);
  await anna.say("Вопрос Анны");
  await shows(boris, /Вопрос Анны/);
  await boris.tap("💬 Открыть диалог");
  await shows(boris, /^💬 Анна · заказ № 1/);
  await town.quiet();
  // As after a kill between the sending and its record.
  await town.deps.db.prisma.dialogCopy.deleteMany({
    where: { chatId: BigInt(boris.id), messageId: copy.message_id },
  });
  await boris.say("Ольга, ваш код 456", { reply_to: copy.message_id });
  await shows(boris, /^Кому это отправить\?/);
  await boris.tap("Анна · 2");
  await shows(olga, /ваш код 456/);
  await boris.tap("💬 Открыть диалог");
  await town.quiet();
  const header = await shows(boris, /^💬 Анна · заказ № 1/);
  await boris.say("А это Анне", { reply_to: header.message_id });
  await shows(anna, /А это Анне/);
  expect(await seenBy(anna)).not.toContain("456");
});
