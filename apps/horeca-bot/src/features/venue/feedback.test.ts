import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, headerOf, openCafe, type Venue } from "../../testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

interface Said {
  readonly rating: number | null;
  readonly comment?: string;
  readonly name?: string;
}

/** Feedback on orders 1, 2, …, long handed over, each a minute after the one before; answers our ids of the orders. */
async function said(venue: Venue, all: readonly Said[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, { rating, comment = null, name = "Анна" }] of all.entries()) {
    const id = await venue.place(`${index + 1}`, { customer: { siteUserId: `u-${index}`, name } });
    await cafe.deps.db.pool.query(
      `with p as (
         insert into person (id, telegram_user_id, name)
         values (gen_random_uuid(), (random() * 1e12)::bigint, 'someone') returning id)
       insert into feedback (order_id, venue_id, person_id, asked_at, rating, comment, rated_at)
       select $1, $2, p.id, now(), $3, $4, now() - interval '1 hour' + $5 * interval '1 minute' from p`,
      [id, venue.venueId, rating, comment, index],
    );
    ids.push(id);
  }
  await cafe.deps.db.pool.query(
    `update "order" set status = 'delivered', finished_at = now() - interval '1 day' where id = any($1)`,
    [ids],
  );
  return ids;
}

const starsOf = (text = "") => [...text.matchAll(/^[★☆💬]+ № (\d+)/gmu)].map(([, number]) => Number(number));
const count = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => from - n);

describe.concurrent("what guests say", () => {
  test("ten a page, older and newer, until the list is closed", async () => {
    const venue = await cafe.venue("Листы");
    await said(venue, Array(23).fill({ rating: 5 }));
    const owner = await venue.join("Вера", "owner");
    await owner.say("/feedback");
    const first = await owner.waitForText("Отзывы · Листы");
    expect(first.silent).toBe(true);
    expect(first.text).toContain("За 30 дней: 5,0 из 5, 23 оценки");
    expect(starsOf(first.text)).toEqual(count(23, 14));
    expect(buttonsOf(first)).toEqual([["Раньше ▶️"], ["✖️ Закрыть"]]);
    const turn = async (button: string, shows: RegExp) => {
      await owner.tap({ text: button, message_id: first.message_id });
      return owner.waitForText(shows);
    };
    const second = await turn("Раньше ▶️", /^Отзывы[\s\S]*№ 13 /);
    expect(starsOf(second.text)).toEqual(count(13, 4));
    expect(buttonsOf(second)).toEqual([["◀️ Новее", "Раньше ▶️"], ["✖️ Закрыть"]]);
    const third = await turn("Раньше ▶️", /^Отзывы[\s\S]*№ 3 /);
    expect(starsOf(third.text)).toEqual([3, 2, 1]);
    expect(third.message_id).toBe(first.message_id);
    expect(starsOf((await turn("◀️ Новее", /^Отзывы[\s\S]*№ 13 /)).text)).toEqual(count(13, 4));
    await owner.tap({ text: "✖️ Закрыть", message_id: first.message_id });
    await owner.waitFor((messages) => !messages.some(({ text }) => text?.startsWith("Отзывы")), {
      what: "the list is closed",
    });
  });

  test("names and words are shown as they were written; what is long is cut, what is missing is no gap", async () => {
    const venue = await cafe.venue("<b>Кофе</b> & Ко");
    await said(venue, [
      { rating: null, comment: "<i>Долго</i> &amp; дорого", name: "<b>Жан-Поль</b> 👨‍👩‍👧‍👦" },
      { rating: 1, comment: `Первая строка\n\nвторая ${"ю".repeat(900)}`, name: "Имя".repeat(40) },
      { rating: 3 },
    ]);
    const manager = await venue.join("Kate", "manager", "en");
    await manager.say("/feedback");
    const list = await manager.waitForText("Feedback · <b>Кофе</b> & Ко");
    const [, , last, long, words] = (list.text ?? "")
      .split("\n\n")
      .flatMap((part, n) => (n === 0 ? [part, ""] : [part]));
    expect(list.text).toContain("In 30 days: 2.0 out of 5, 2 ratings");
    expect(last).toMatch(/^★★★☆☆ 3 · Анна, \p{L}+ \d+$/u);
    expect(long).toMatch(/^★☆☆☆☆ 2 · (?:Имя)+И?м?…, \p{L}+ \d+\n“Первая строка вторая ю+…”$/u);
    expect(words).toMatch(/^💬 1 · <b>Жан-Поль<\/b> 👨‍👩‍👧‍👦, \p{L}+ \d+\n“<i>Долго<\/i> &amp; дорого”$/u);
  });

  test("nothing was said yet", async () => {
    const venue = await cafe.venue("Тишина");
    const owner = await venue.join("Вера", "owner");
    await owner.say("/feedback");
    const list = await owner.waitForText("Отзывы · Тишина");
    expect(list.text).toContain("За 30 дней оценок нет");
    expect(list.text).toContain("Отзывов пока нет.");
  });

  test("baristas do not read it, whatever they tap; another venue's button shows nothing of that venue", async () => {
    const [venue, other] = [await cafe.venue("Своё"), await cafe.venue("Чужое")];
    await said(venue, Array(12).fill({ rating: 4 }));
    const theirs = await said(other, Array(12).fill({ rating: 1, comment: "секрет" }));
    const [owner, barista] = [await venue.join("Вера", "owner"), await venue.join("Ася")];
    await owner.say("/feedback");
    const list = await owner.waitForText("Отзывы · Своё");
    const data = list.inline_keyboard?.[0]?.[0]?.callback_data as string;
    const header = await headerOf(barista, "Своё");
    const tap = await barista.tap({ data, message_id: header.message_id });
    expect(tap.answer?.show_alert).toBe(true);
    await barista.say("/feedback");
    await cafe.telegram.settled(cafe.username);
    const packed = Buffer.from((theirs[6] as string).replaceAll("-", ""), "hex").toString("base64url");
    for (const direction of ["0", "1"]) {
      await owner.tap({ data: `fb:${direction}:${packed}`, message_id: list.message_id });
      expect(starsOf((await owner.waitForText("Отзывы · Своё")).text)).toEqual(count(12, 3));
    }
    for (const chat of [owner, barista])
      expect((await chat.messages()).some(({ text }) => text?.includes("секрет"))).toBe(false);
    expect((await barista.messages()).some(({ text }) => text?.startsWith("Отзывы"))).toBe(false);
  });

  test("whoever is a manager no more loses the open list", async () => {
    const venue = await cafe.venue("Роль");
    await said(venue, [{ rating: 5 }]);
    await venue.join("Вера", "owner");
    const manager = await venue.join("Миша", "manager");
    await manager.say("/feedback");
    await manager.waitForText("Отзывы · Роль");
    await cafe.deps.db.pool.query(
      "update staff set role = 'barista' where venue_id = $1 and role = 'manager'",
      [venue.venueId],
    );
    await manager.say("/orders");
    await manager.waitFor((messages) => !messages.some(({ text }) => text?.startsWith("Отзывы")), {
      what: "the list is gone",
    });
  });
});
