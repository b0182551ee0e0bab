import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Cafe, cardOf, cardsIn, headerOf, openCafe } from "../../testing/cafe.ts";
import { tapWhenThere } from "../../testing/tap-when-there.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

describe.concurrent("joining a venue", () => {
  test("an invite opens the queue, with a greeting above it", async () => {
    const venue = await cafe.venue("Зерно");
    await venue.place("7");
    const barista = await cafe.stranger("Олег");
    await barista.start(await venue.invite("barista"));
    await cardOf(barista, "7");
    const [, greeting, header, card] = await barista.messages();
    expect(greeting?.text).toContain("Добро пожаловать в «Зерно»!\nВы бариста");
    expect(header).toMatchObject({ silent: true });
    expect(header?.text).toContain("Размещено: 1");
    expect(card).toMatchObject({ silent: false });
  });

  test("who joins an old queue is not greeted by ten sounds", async () => {
    const venue = await cafe.venue("Старый двор");
    const id = await venue.place("1");
    await cafe.deps.db.pool.query(
      `update "order" set placed_at = placed_at - interval '31 minutes' where id = $1`,
      [id],
    );
    const barista = await venue.join("Ира");
    expect(await cardOf(barista, "1")).toMatchObject({ silent: true });
  });

  test("an unknown invite gets a friendly answer", async () => {
    const nobody = await cafe.stranger("Пётр");
    await nobody.start("abcdefghijklmnopqrstuv");
    await nobody.waitForText("Приглашение не подходит");
    expect(await cardsIn(nobody)).toEqual([]);
  });

  test("an invite works for one person only, and that person may open it again", async () => {
    const venue = await cafe.venue("Угол");
    await venue.place("3");
    const token = await venue.invite("manager");
    const first = await cafe.stranger("Анна");
    await first.start(token);
    await cardOf(first, "3");
    const second = await cafe.stranger("Борис");
    await second.start(token);
    await second.waitForText("Приглашение не подходит");
    expect(await cardsIn(second)).toEqual([]);

    await first.start(token);
    await first.waitForText("Вы уже в команде «Угол»: управляющий");
    // The queue goes below the answer: for a moment it stands above and below.
    await first.waitFor(async () => (await cardsIn(first)).join() === "3", { what: "one card of order 3" });
  });

  test("who works there already leaves an invite for somebody else, and keeps the role", async () => {
    const venue = await cafe.venue("Полка");
    const owner = await venue.join("Вера", "owner");
    const token = await venue.invite("barista");
    await owner.start(token);
    await owner.waitForText("Вы уже в команде «Полка»: владелец");
    const barista = await cafe.stranger("Глеб");
    await barista.start(token);
    await headerOf(barista, "Полка");
  });

  test("an invite to another venue asks which queue to show, and takes none away", async () => {
    const [first, second] = [await cafe.venue("Первая"), await cafe.venue("Вторая")];
    await first.place("10");
    await second.place("20");
    const barista = await first.join("Лена");
    await cardOf(barista, "10");
    await barista.start(await second.invite("barista"));
    await barista.waitForText("Вы теперь и в команде «Вторая»");
    expect((await cardsIn(barista)).join()).toBe("10");
    await tapWhenThere(barista, "Вторая");
    await cardOf(barista, "20");
    await headerOf(barista, "Вторая");
    await barista.waitFor(async () => (await cardsIn(barista)).join() === "20", { what: "only order 20" });
  });

  test("a stranger learns what this bot is, in their language, and gets nothing else", async () => {
    const stranger = await cafe.stranger("John", "en");
    await stranger.start();
    const welcome = await stranger.waitForText("This bot is for a café's team");
    expect(welcome.text).toContain("ask the owner or a manager for an invite");
    for (const text of ["/orders", "/duty", "/team"]) {
      await stranger.say(text);
    }
    await stranger.waitFor(
      (messages) => messages.filter(({ text }) => text?.startsWith("No access")).length === 3,
      { what: "three refusals" },
    );
  });
});

test("an invite lives for a day", async () => {
  const venue = await cafe.venue("Завтра");
  const token = await venue.invite("barista");
  const late = await cafe.stranger("Соня");
  cafe.clock.aheadMs = 24 * 3_600_000 + 1000;
  await late.start(token);
  await late.waitForText("Приглашение не подходит");
  cafe.clock.aheadMs = 0;
});
