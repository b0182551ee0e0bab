import type { ChatDriver } from "@gotovo/testing/sandbox/index";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Cafe, cardOf, headerOf, openCafe, type Venue } from "../testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

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

/** The data of every button that the person ever saw, and of those that others see. */
async function buttonsOfAll(venue: Venue, chat: ChatDriver, orderId: string): Promise<string[]> {
  const { rows } = await cafe.deps.db.pool.query("select id from staff where venue_id = $1", [venue.venueId]);
  const messages = await chat.messages();
  const seen = messages.flatMap(({ inline_keyboard }) => inline_keyboard?.flat() ?? []);
  const order = id(orderId);
  return [
    ...seen.flatMap(({ callback_data }) => callback_data ?? []),
    ...[`m:${order}:2:1:1`, `m:${order}:2:0:1`, `c:${order}:0:1`, `k:${order}`, `f:${order}:1`],
    ...["q", "d:0", "i:2", "t:0:0", "t:1:0", "pc:0", `v:${id(venue.venueId)}`, `ti:${order}`],
    ...rows.flatMap((row) => [`tm:${id(row.id)}:0`, `tm:${id(row.id)}:2`, `tr:${id(row.id)}:2:1`]),
  ];
}

describe.concurrent("who was removed", { timeout: 60_000 }, () => {
  test.each([
    ["ru", "Олег", /^Вас убрали из команды «Зерно ru»: её очередь/, /^Нет доступа/],
    ["en", "Kate", /^You were removed from the team of Зерно en: you no longer see/, /^No access/],
  ] as const)(
    "loses every card, and each old button is refused (%s)",
    async (language, name, notice, refusal) => {
      const venue = await cafe.venue(`Зерно ${language}`);
      const orderId = await venue.place("7");
      const owner = await venue.join("Вера", "owner");
      const barista = await venue.join(name, "manager", language);
      await barista.say("/team");
      await barista.waitForText("➕");
      await cardOf(barista, "7");
      const buttons = await buttonsOfAll(venue, barista, orderId);
      await remove(owner, name);
      const told = await barista.waitForText(notice);
      await barista.waitFor((messages) => messages.every(({ inline_keyboard }) => !inline_keyboard), {
        what: "no button",
      });
      for (const data of buttons) {
        const tap = await barista.tap({ data, message_id: told.message_id });
        expect([data, tap.answer?.text]).toEqual([data, expect.stringMatching(refusal)]);
      }
      await barista.say("/team");
      await barista.waitForText(refusal);
      const shown = (await barista.messages()).filter(({ text }) => notice.test(text ?? ""));
      expect(shown).toHaveLength(1);
      await venue.place("8");
      await cardOf(owner, "8");
      expect((await barista.messages()).some(({ text }) => text?.includes("8 |"))).toBe(false);
    },
  );

  test("goes on at the other café where they work", async () => {
    const [first, second] = [await cafe.venue("Первая"), await cafe.venue("Вторая")];
    await first.place("10");
    const owner = await second.join("Вера", "owner");
    const barista = await first.join("Олег");
    await barista.start(await second.invite("barista"));
    await headerOf(barista, "Вторая");
    await remove(owner, "Олег");
    await barista.waitForText(
      "Вас убрали из команды «Вторая»: её очередь и диалоги вам больше не видны.\nТеперь открыто «Первая».",
    );
    await headerOf(barista, "Первая");
    await cardOf(barista, "10");
  });
});
