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

describe.concurrent("the team", () => {
  test("an owner sees who works here, also who joins while they look", async () => {
    const venue = await cafe.venue("Кофейня");
    const owner = await venue.join("Вера", "owner");
    await venue.join("Олег");
    await owner.say("/team");
    const team = await owner.waitForText("Команда «Кофейня» · 2");
    expect(team.text).toContain("🔔 Вера — владелец (вы)\n🔔 Олег — бариста\n");
    expect(buttonsOf(team)).toEqual([
      ["Вера", "Олег"],
      ["➕ Владелец", "➕ Управляющий"],
      ["➕ Бариста"],
      ["✉️ Приглашения: 1"],
      ["✖️ Закрыть"],
    ]);
    const newcomer = await venue.join("Ян <b>& Co</b> 🧁");
    await owner.waitForText("🔔 Ян <b>& Co</b> 🧁 — бариста");
    await newcomer.say("/duty");
    await owner.waitForText("🔕 Ян <b>& Co</b> 🧁 — бариста");
    await owner.tap("✖️ Закрыть");
    await owner.waitFor((messages) => !messages.some(({ text }) => text?.includes("Команда")), {
      what: "no team",
    });
  });

  test("a role is changed by a tap, told to the person, and gives them what it allows at once", async () => {
    const venue = await cafe.venue("Роли");
    const owner = await venue.join("Вера", "owner");
    const kate = await venue.join("Kate <i>", "barista", "en");
    await kate.say("/team");
    const own = await kate.waitForText("Kate <i> — barista (this is you)");
    expect(own.text).toContain("Only the owner and managers can invite and change roles.");
    expect(buttonsOf(own)).toEqual([["🚪 Leave the team"], ["✖️ Close"]]);

    await owner.say("/team");
    await owner.waitForText("Kate <i> — бариста");
    await owner.tap("Kate <i>");
    await owner.waitForText(/^Kate <i> — бариста/);
    const tap = await owner.tap("Сделать управляющим");
    expect(tap.answer?.text).toBe("Kate <i> — теперь управляющий");
    await kate.waitForText("Your role at Роли has changed: now you are a manager.");
    const team = await kate.waitForText("The team of Роли · 2");
    expect(buttonsOf(team)).toContainEqual(["➕ Manager", "➕ Barista"]);

    const page = await owner.waitForText(/^Kate <i> — управляющий/);
    expect(buttonsOf(page)).toEqual([
      ["👑 Сделать владельцем"],
      ["Сделать бариста"],
      ["🚪 Убрать из команды"],
      ["◀️ Вся команда"],
      ["✖️ Закрыть"],
    ]);
    await owner.tap("Сделать бариста");
    await kate.waitForText("now you are a barista.");
    await kate.waitFor((messages) => !messages.some(({ text }) => text?.includes("The team of")), {
      what: "the list of the team is gone",
    });
  });

  test("another owner is made after a question, and then one may step down, but not both", async () => {
    const venue = await cafe.venue("Двое");
    const owner = await venue.join("Вера", "owner");
    const egor = await venue.join("Егор", "manager");
    await owner.say("/team");
    await owner.waitForText("Команда «Двое»");
    await owner.tap("Вера");
    const alone = await owner.waitForText("Вы единственный владелец.");
    expect(buttonsOf(alone)).toEqual([["◀️ Вся команда"], ["✖️ Закрыть"]]);
    await owner.tap("◀️ Вся команда");
    await owner.waitForText("Нажмите на имя");
    await owner.tap("Егор");
    await owner.waitForText(/^Егор — управляющий/);
    await owner.tap("👑 Сделать владельцем");
    await owner.waitForText("Владелец может всё, в том числе убрать из команды вас.");
    await owner.tap("Да, сделать владельцем");
    await egor.waitForText("теперь вы владелец.");

    const { staffId } = await staffOf(venue.venueId, "Вера");
    await owner.waitForText(/^Егор — владелец/);
    await owner.tap("◀️ Вся команда");
    await owner.waitForText("Нажмите на имя");
    await owner.tap("Вера");
    await owner.waitForText(/^Вера — владелец/);
    await owner.tap("Сделать бариста");
    const question = await owner.waitForText("Вернуть себе эту роль сами вы не сможете.");
    await owner.tap("Да, стать бариста");
    const page = await owner.waitForText("Вера — бариста (это вы)");
    expect(buttonsOf(page)).toEqual([["🚪 Уйти из команды"], ["✖️ Закрыть"]]);

    await egor.say("/team");
    await egor.waitForText("Команда «Двое»");
    await egor.tap("Егор");
    await egor.waitForText("Вы единственный владелец.");
    const again = question.inline_keyboard?.[0]?.[0]?.callback_data as string;
    const refused = await owner.tap({
      data: again.replace(/:\w+:\w+$/, ":0:1"),
      message_id: page.message_id,
    });
    expect(refused.answer?.text).toBe("Нет доступа: ваша роль этого не позволяет.");
    expect(await staffOf(venue.venueId, "Вера")).toEqual({ staffId, role: "barista" });
  });

  test("a manager sees no way to touch an owner, and tapping it anyhow is refused", async () => {
    const venue = await cafe.venue("Границы");
    await venue.join("Вера", "owner");
    const manager = await venue.join("Миша", "manager");
    await manager.say("/team");
    const team = await manager.waitForText("Команда «Границы»");
    expect(buttonsOf(team)).toContainEqual(["➕ Управляющий", "➕ Бариста"]);
    await manager.tap("Вера");
    const page = await manager.waitForText(/^Вера — владелец/);
    expect(buttonsOf(page)).toEqual([["◀️ Вся команда"], ["✖️ Закрыть"]]);
    const { staffId } = await staffOf(venue.venueId, "Вера");
    const id = Buffer.from(staffId.replaceAll("-", ""), "hex").toString("base64url");
    for (const data of [`tm:${id}:1`, `tm:${id}:2`, `tr:${id}:2:0`, `tr:${id}:2:1`]) {
      const tap = await manager.tap({ data, message_id: page.message_id });
      expect(tap.answer?.text).toMatch(/^Нет доступа/);
    }
    expect((await staffOf(venue.venueId, "Вера")).role).toBe("owner");
  });

  test("many members come in pages", async () => {
    const venue = await cafe.venue("Большая");
    const owner = await venue.join("Вера", "owner");
    for (let n = 1; n <= 9; n++) await venue.join(`Бариста ${n}`);
    await owner.say("/team");
    const first = await owner.waitForText("Команда «Большая» · 10");
    expect(first.text).toContain("Бариста 7 —");
    expect(first.text).not.toContain("Бариста 8 —");
    await owner.tap("2 из 2 ▶️");
    await owner.waitForText("Бариста 9 — бариста");
    await owner.tap("◀️ 1 из 2");
    await owner.waitForText("Вера — владелец");
  });

  test("whoever leaves is asked, and then has nothing of the café any more", async () => {
    const venue = await cafe.venue("Уход");
    await venue.place("7");
    const owner = await venue.join("Вера", "owner");
    const kate = await venue.join("Kate", "barista", "en");
    await owner.say("/team");
    await owner.waitForText("Kate — бариста");
    await kate.say("/team");
    await kate.waitForText("this is you");
    await kate.tap("🚪 Leave the team");
    await kate.waitForText("Leave the team of Уход?");
    await kate.tap("No");
    await kate.waitForText("this is you");
    await kate.tap("🚪 Leave the team");
    await kate.waitForText("Leave the team of Уход?");
    await kate.tap("Yes, leave");
    await kate.waitForText("You are no longer on the team of Уход.");
    await kate.waitFor((messages) => messages.every(({ inline_keyboard }) => !inline_keyboard), {
      what: "no button",
    });
    await owner.waitForText("Команда «Уход» · 1");
  });
});

test("commands are there in both languages, and every text gets an answer", async () => {
  const venue = await cafe.venue("Языки");
  const barista = await venue.join("Kate", "barista", "en");
  const { commands, description } = await barista.botInfo();
  const names = commands.map(({ command }) => command);
  expect(names).toEqual(
    expect.arrayContaining(["orders", "duty", "team", "venue", "help", "language", "exit"]),
  );
  expect(commands[0]?.description).toBe("The order queue");
  expect(description).toContain("order queue");
  const [russian] = await cafe.telegram.bots("ru");
  expect(russian?.commands[0]?.description).toBe("Очередь заказов");
  await barista.say("/language");
  await barista.waitForText("Which language?");
  await barista.tap("Русский");
  await headerOf(barista, "Вы на смене");
});

async function staffOf(venueId: string, name: string): Promise<{ staffId: string; role: string }> {
  const { rows } = await cafe.deps.db.pool.query(
    `select s.id as "staffId", s.role from staff s join person p on p.id = s.person_id
     where s.venue_id = $1 and p.name = $2`,
    [venueId, name],
  );
  return rows[0];
}
