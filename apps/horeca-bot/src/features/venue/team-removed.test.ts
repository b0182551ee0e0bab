import type { ChatDriver } from "@gotovo/sandbox/driver";
import { exitCallback, languageCallback } from "@gotovo/telegram";
import { enterChat } from "@gotovo/usecases/chats/enter-chat";
import { editMessage } from "@gotovo/usecases/dialogs/edit-message";
import { reactToMessage } from "@gotovo/usecases/dialogs/react-to-message";
import { receiveMessage } from "@gotovo/usecases/dialogs/receive-message";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callbacks } from "../../callbacks.ts";
import { bulkCallback, dialogCallback, selectCallback } from "../../dialog-callbacks.ts";
import { type Cafe, cardOf, headerOf, openCafe, type Venue } from "../../testing/cafe.ts";
import { tapWhenThere } from "../../testing/tap-when-there.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

const leave = exitCallback.pack({});
const id = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex").toString("base64url");

async function remove(owner: ChatDriver, name: string): Promise<void> {
  await owner.say("/team");
  await owner.waitForText(`${name} —`);
  await owner.tap(name);
  await owner.waitForText(new RegExp(`^${name} —`));
  await owner.tap("🚪 Убрать из команды");
  await owner.waitForText(`Убрать из команды: ${name}?`);
  await owner.tap("Да, убрать");
  await owner.waitFor((messages) => !messages.some(({ text }) => text?.includes(`${name} —`)), {
    what: `no ${name} in the team`,
  });
}

/** Data of every kind of button that there is about a venue, made of what the fields of such data look like. */
function buttonsOfEveryKind(ids: readonly string[]): string[] {
  const words = [...ids.map(id), "0", "1", "2"];
  const fields = (count: number, of = words): string[][] =>
    count === 0 ? [[]] : fields(count - 1, of).flatMap((before) => of.map((word) => [...before, word]));
  // Of five fields, all that can be made of all words would be too many.
  const values = [
    ...[0, 1, 2, 3, 4].flatMap((count) => fields(count)),
    ...fields(5, [id(ids[0] ?? ""), "0"]),
  ];
  const ofVenue = callbacks.filter(
    (kind) => ![exitCallback.prefix, languageCallback.prefix].includes(kind.prefix),
  );
  return ofVenue.flatMap((kind) => {
    const data = values.map((parts) => [kind.prefix, ...parts].join(":")).filter((text) => kind.parse(text));
    expect([kind.prefix, data.length]).not.toEqual([kind.prefix, 0]);
    return data.slice(0, 3);
  });
}

/** A customer writes to the venue. */
async function write(venue: Venue, chatId: bigint, messageId: number, text: string): Promise<string> {
  const sender = { telegramUserId: chatId, name: "Анна", language: "ru" };
  const customer = await enterChat(cafe.deps, { bot: "customer", chatId }, sender);
  const { dialogId } = await receiveMessage(cafe.deps, {
    personId: customer.person.id,
    venueId: venue.venueId,
    orderId: null,
    content: { kind: "text", text, entities: [] },
    album: null,
    replyToId: null,
    source: { bot: "customer", chatId, messageId },
  });
  return dialogId;
}

async function says(chat: ChatDriver, text: string): Promise<boolean> {
  return (await chat.messages()).some((message) => message.text?.includes(text));
}

describe.concurrent("who was removed", () => {
  test.each([
    ["ru", "Олег", /^Вас убрали из команды «Зерно ru»: её очередь/, /^Нет доступа/],
    ["en", "Kate", /^You were removed from the team of Зерно en: you no longer see/, /^No access/],
  ] as const)(
    "loses every card, and each old button is refused (%s)",
    async (language, name, farewell, refusal) => {
      const venue = await cafe.venue(`Зерно ${language}`);
      const orderId = await venue.place("7");
      const owner = await venue.join("Вера", "owner");
      const barista = await venue.join(name, "manager", language);
      const customer = BigInt(barista.id) + 10_000_000n;
      const dialogId = await write(venue, customer, 1, "Скоро?");
      await barista.waitForText("Скоро?");
      await barista.say("/team");
      await barista.waitForText(/^(Команда|The team of)/);
      await cardOf(barista, "7");
      // A dialog that is open, and a broadcast that waits for the tap that sends it.
      const asked = { message_id: (await barista.waitForText("Скоро?")).message_id };
      await barista.tap({ data: dialogCallback.pack({ dialog: dialogId }), ...asked });
      await barista.waitForText(/^💬 Анна/);
      const [{ person }] = (
        await cafe.deps.db.pool.query("select person_id as person from dialog where id = $1", [dialogId])
      ).rows as [{ person: string }];
      await barista.tap({ data: selectCallback.pack({ person, to: "on" }), ...asked });
      await barista.tap({ data: bulkCallback.pack({ what: "write" }), ...asked });
      await barista.say("Сегодня скидка");
      await barista.waitForText(/^(Готово к отправке|Ready to send)/);
      const { rows } = await cafe.deps.db.pool.query("select id from staff where venue_id = $1", [
        venue.venueId,
      ]);
      const seen = (await barista.messages()).flatMap(({ inline_keyboard }) => inline_keyboard?.flat() ?? []);
      await remove(owner, name);
      const told = await barista.waitForText(farewell);
      await barista.waitFor(
        (messages) =>
          !messages.some(({ text }) => /Команда|team of .* · |7 \||Скоро\?|скидка\n/.test(text ?? "")),
        {
          what: "no card, and nothing that a customer wrote",
        },
      );
      const ids = [orderId, dialogId, venue.venueId, ...rows.map((row) => row.id)];
      const buttons = [
        // To leave a question is everybody's.
        ...seen.flatMap(({ callback_data = leave }) => (callback_data === leave ? [] : callback_data)),
        ...buttonsOfEveryKind(ids),
      ];
      for (const data of buttons) {
        const tap = await barista.tap({ data, message_id: told.message_id });
        expect([data, tap.answer?.text]).toEqual([data, expect.stringMatching(refusal)]);
      }
      await barista.say("/team");
      await barista.waitForText(refusal);
      const { message_id: later } = await barista.say("Завтра тоже");
      await barista.waitFor(
        (messages) => messages.some(({ from, message_id }) => from.is_bot && message_id > later),
        { what: "an answer to what goes nowhere" },
      );
      const { rows: written } = await cafe.deps.db.pool.query(
        "select 1 from dialog_message where dialog_id = $1 and author = 'staff'",
        [dialogId],
      );
      expect(written).toEqual([]);
      const shown = (await barista.messages()).filter(({ text }) => farewell.test(text ?? ""));
      expect(shown).toHaveLength(1);
    },
  );

  test("hears no more of orders and customers, and changes nothing of what they wrote", async () => {
    const venue = await cafe.venue("Тишина");
    const owner = await venue.join("Вера", "owner");
    const barista = await venue.join("Олег");
    const customer = BigInt(barista.id) + 10_000_000n;
    const dialogId = await write(venue, customer, 1, "Скоро?");
    const question = await barista.waitForText("Скоро?");
    const open = question.inline_keyboard?.[0]?.[0]?.callback_data as string;
    await barista.tap({ data: open, message_id: question.message_id });
    const answer = await barista.say("Уже несу");
    await barista.waitForText(/↪️ .*: Уже несу/);
    await remove(owner, "Олег");
    await barista.waitForText(/^Вас убрали/);
    await editMessage(
      cafe.deps,
      { bot: "customer", chatId: customer, messageId: 1 },
      {
        kind: "text",
        text: "Мой адрес: Садовая, 1",
        entities: [],
      },
    );
    await write(venue, customer, 2, "Вы тут?");
    await venue.place("8");
    await owner.waitForText("Садовая");
    await owner.waitForText("Вы тут?");
    await cardOf(owner, "8");
    await barista.edit(answer.message_id, "Не несу");
    await reactToMessage(
      cafe.deps,
      { bot: "horeca", chatId: BigInt(barista.id), messageId: answer.message_id },
      "👎",
    );
    await barista.say("Это ещё работает?");
    await barista.waitForText("Это бот для команды кафе");
    for (const text of ["Садовая", "Вы тут?", "8 |"])
      expect([text, await says(barista, text)]).toEqual([text, false]);
    const { rows } = await cafe.deps.db.pool.query(
      `select content ->> 'text' as text, staff_reaction from dialog_message where dialog_id = $1 order by id`,
      [dialogId],
    );
    expect(rows).toEqual([
      { text: "Мой адрес: Садовая, 1", staff_reaction: null },
      { text: "Уже несу", staff_reaction: null },
      { text: "Вы тут?", staff_reaction: null },
    ]);
  });

  test("goes on at the other café where they work", async () => {
    const [first, second] = [await cafe.venue("Первая"), await cafe.venue("Вторая")];
    await first.place("10");
    const owner = await second.join("Вера", "owner");
    const barista = await first.join("Олег");
    await barista.start(await second.invite("barista"));
    await tapWhenThere(barista, "Вторая");
    await headerOf(barista, "Вторая");
    await remove(owner, "Олег");
    await barista.waitForText(
      "Вас убрали из команды «Вторая»: её очередь и диалоги вам больше не видны.\nТеперь открыто «Первая».",
    );
    await headerOf(barista, "Первая");
    await cardOf(barista, "10");
  });
});
