import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, headerOf, openCafe } from "../testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

describe.concurrent("the team", { timeout: 60_000 }, () => {
  test("an owner sees who works here and makes an invite, which lets one person in", async () => {
    const venue = await cafe.venue("Кофейня");
    const owner = await venue.join("Вера", "owner");
    await venue.join("Олег");
    await owner.say("/team");
    const team = await owner.waitForText("Команда «Кофейня»");
    expect(team.text).toContain("🔔 Вера — владелец\n🔔 Олег — бариста\n");
    expect(buttonsOf(team)).toEqual([["➕ Владелец"], ["➕ Управляющий"], ["➕ Бариста"]]);

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

  test("an invite's token waits nowhere in the database", async () => {
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

  test("a manager may invite managers and baristas, a barista nobody", async () => {
    const venue = await cafe.venue("Роли");
    const manager = await venue.join("Миша", "manager");
    const barista = await venue.join("Kate", "barista", "en");
    await manager.say("/team");
    const team = await manager.waitForText("Команда «Роли»");
    expect(buttonsOf(team)).toEqual([["➕ Управляющий"], ["➕ Бариста"]]);
    await barista.say("/team");
    await barista.waitForText("Only the owner and managers can invite.");

    const data = team.inline_keyboard?.[1]?.[0]?.callback_data as string;
    const header = await headerOf(barista, "queue");
    const tap = await barista.tap({ data, message_id: header.message_id });
    expect(tap.answer?.text).toBe("Only the owner and managers can invite.");
  });

  test("commands are there in both languages, and every text gets an answer", async () => {
    const venue = await cafe.venue("Языки");
    const barista = await venue.join("Kate", "barista", "en");
    const { commands, description } = await barista.botInfo();
    expect(commands.map(({ command }) => command)).toEqual([
      "orders",
      "duty",
      "team",
      "help",
      "language",
      "exit",
    ]);
    expect(commands[0]?.description).toBe("The order queue");
    expect(description).toContain("order queue");
    const [russian] = await cafe.telegram.bots("ru");
    expect(russian?.commands[0]?.description).toBe("Очередь заказов");
    await barista.say("hello");
    await barista.waitForText("I show the order queue");
    await barista.say("/language");
    await barista.waitForText("Which language?");
    await barista.tap("Русский");
    await headerOf(barista, "Вы на смене");
  });
});
