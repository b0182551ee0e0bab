import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, headerOf, openCafe } from "../../testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

describe.concurrent("an invite", () => {
  test("is made by a tap, and lets one person in", async () => {
    const venue = await cafe.venue("Кофейня");
    const owner = await venue.join("Вера", "owner");
    await owner.say("/team");
    await owner.waitForText("Команда «Кофейня»");
    await owner.tap("➕ Бариста");
    const message = await owner.waitForText("Приглашение в «Кофейня» — бариста");
    expect(message.text).toMatch(/ссылка сработает один раз и живёт 24\sч\./);
    const link = message.inline_keyboard?.[0]?.[0]?.copy_text?.text ?? "";
    expect(message.text).toContain(link);
    const [, token] = new RegExp(`^https://t\\.me/${cafe.username}\\?start=([\\w-]{22})$`).exec(link) ?? [];
    const newcomer = await cafe.stranger("Гоша");
    await newcomer.start(token);
    await newcomer.waitForText("Вы бариста");
    await headerOf(newcomer, "Кофейня");
  });

  test("is listed until it is revoked; then its link is dead", async () => {
    const venue = await cafe.venue("Отзыв");
    const owner = await venue.join("Vera", "owner", "en");
    await owner.say("/team");
    await owner.waitForText("The team of Отзыв");
    await owner.tap("➕ Barista");
    const message = await owner.waitForText("?start=");
    const token = /start=([\w-]{22})/.exec(message.text ?? "")?.[1] as string;
    await owner.waitFor(
      (messages) => messages.some((shown) => buttonsOf(shown).flat().includes("✉️ Invites: 2")),
      {
        what: "the invite is counted",
      },
    );
    await owner.tap("✉️ Invites: 2");
    const list = await owner.waitForText("Invites to Отзыв");
    expect(list.text).toMatch(
      /1\. barista, until \w+ \d+ \d\d:\d\d — by Vera\n2\. owner, until \w+ \d+ \d\d:\d\d$/,
    );
    const tap = await owner.tap("✖️ Revoke 1");
    expect(tap.answer?.text).toBe("The invite is revoked: its link no longer works");
    await owner.waitForText(/Invites to Отзыв\n\n1\. owner/);
    await owner.tap("✖️ Revoke 1");
    await owner.waitForText("There are no unused invites.");
    const data = list.inline_keyboard?.[0]?.[0]?.callback_data as string;
    const again = await owner.tap({ data, message_id: list.message_id });
    expect(again.answer?.text).toBe("This invite is gone: it was used, revoked or has expired.");
    const late = await cafe.stranger("Поздно");
    await late.start(token);
    await late.waitForText("Приглашение не подходит");
  });

  test("is a secret that waits nowhere in the database", async () => {
    const venue = await cafe.venue("Тайна");
    const owner = await venue.join("Вера", "owner");
    await owner.say("/team");
    await owner.waitForText("Команда");
    await owner.tap("➕ Бариста");
    const message = await owner.waitForText("?start=");
    const token = /start=([\w-]{22})/.exec(message.text ?? "")?.[1] as string;
    const { rows } = await cafe.deps.db.pool.query(
      "select content::text as text from chat_message union all select row_to_json(i)::text from staff_invite i",
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ text }) => text.includes(token))).toEqual([]);
  });

  test("is no barista's to make", async () => {
    const venue = await cafe.venue("Роли");
    const manager = await venue.join("Миша", "manager");
    const barista = await venue.join("Kate", "barista", "en");
    await manager.say("/team");
    const team = await manager.waitForText("Команда «Роли»");
    const button = team.inline_keyboard?.flat().find(({ text }) => text === "➕ Бариста");
    const header = await headerOf(barista, "queue");
    const tap = await barista.tap({ data: button?.callback_data as string, message_id: header.message_id });
    expect(tap.answer?.text).toBe("Only the owner and managers can invite and change roles.");
  });
});
