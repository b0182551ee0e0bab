import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, cardOf, headerOf, openCafe } from "../../testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

const inMinutes = (count: number) => new Date(Date.now() + count * 60_000);

async function promised(id: string): Promise<{ minutes: number; version: number }> {
  const { rows } = await cafe.deps.db.pool.query(
    `select extract(epoch from promised_at - now()) / 60 as minutes, version from "order" where id = $1`,
    [id],
  );
  return { minutes: Math.round(Number(rows[0].minutes)), version: rows[0].version };
}

describe.concurrent("more time for an order", () => {
  test("is a tap on the full card, and everybody sees it", async () => {
    const venue = await cafe.venue("Время");
    const [asya, kate] = [await venue.join("Ася"), await venue.join("Kate", "barista", "en")];
    const id = await venue.place("1");
    await cardOf(asya, "1");
    await asya.tap("⏬");
    const full = await cardOf(asya, "1", "№ в системе кафе");
    expect(buttonsOf(full)[1]).toEqual(["⏰ +2 мин", "⏰ +5 мин", "⏰ +10 мин"]);
    expect((await asya.tap("⏰ +5 мин")).answer?.text).toMatch(/^№ 1: теперь .*к \d\d:\d\d$/);
    await cardOf(asya, "1", "⏰ к");
    expect((await cardOf(kate, "1", "⏰ by")).text).toMatch(/⏰ by \d\d:\d\d/);
    expect(await promised(id)).toEqual({ minutes: 5, version: 2 });
    await asya.tap("⏰ +10 мин");
    expect(await promised(id)).toEqual({ minutes: 15, version: 3 });
  });

  test("asked for twice at once counts once; the second is told what is true", async () => {
    const venue = await cafe.venue("Вместе");
    const [asya, kate] = [await venue.join("Ася"), await venue.join("Kate", "barista", "en")];
    const id = await venue.place("1", { promisedAt: inMinutes(20) });
    await cardOf(asya, "1");
    await cardOf(kate, "1");
    await asya.tap("⏬");
    await kate.tap("⏬");
    const mine = await cardOf(asya, "1", "№ в системе кафе");
    const theirs = await cardOf(kate, "1", "own id");
    const taps = await Promise.all([
      asya.tap({ text: "⏰ +5 мин", message_id: mine.message_id }),
      kate.tap({ text: "⏰ +10 min", message_id: theirs.message_id }),
      asya.tap({ text: "⏰ +5 мин", message_id: mine.message_id }),
    ]);
    const answers = taps.map(({ answer }) => answer?.text ?? "");
    expect(answers.filter((text) => /теперь|now by/.test(text))).toHaveLength(1);
    expect(
      answers.filter((text) => /только что изменился: обещан|has just changed: promised by/.test(text)),
    ).toHaveLength(2);
    const { minutes, version } = await promised(id);
    expect([25, 30]).toContain(minutes);
    expect(version).toBe(2);
  });

  test("is refused for an order that is ready, or not theirs", async () => {
    const [venue, other] = [await cafe.venue("Готово"), await cafe.venue("Чужие")];
    const [asya, oleg] = [await venue.join("Ася"), await other.join("Олег")];
    await venue.place("1");
    await cardOf(asya, "1");
    await asya.tap("⏬");
    const full = await cardOf(asya, "1", "№ в системе кафе");
    const data = full.inline_keyboard?.[1]?.[0]?.callback_data as string;
    const header = await headerOf(oleg, "Чужие");
    const foreign = await oleg.tap({ data, message_id: header.message_id });
    expect(foreign.answer?.text).toBe("Этого заказа больше нет в вашей очереди.");
    await asya.tap("▶️ В работу");
    await cardOf(asya, "1", "В работе");
    await asya.tap("▶️ Готов");
    const ready = await cardOf(asya, "1", "Статус: Готов");
    const late = await asya.tap({ data, message_id: ready.message_id });
    expect(late.answer?.text).toBe("Заказ уже изменился. Сейчас: готов.");
  });
});

describe.concurrent("busy mode", () => {
  test("is switched on the header by anybody on the shift, seen by all, and added to new orders", async () => {
    const venue = await cafe.venue("Запарка");
    const [asya, kate] = [await venue.join("Ася"), await venue.join("Kate", "barista", "en")];
    await asya.tap("🔥 Запара");
    const header = await asya.waitFor(
      (messages) => messages.find((message) => buttonsOf(message).flat().includes("+15 мин")),
      { what: "the choice" },
    );
    expect(buttonsOf(header).slice(-3)).toEqual([
      ["🔥 Запара"],
      ["✅ Выключена", "+5 мин", "+10 мин"],
      ["+15 мин", "+20 мин", "+30 мин"],
    ]);
    expect((await asya.tap("+10 мин")).answer?.text).toBe("🔥 Запара: новым заказам +10 мин");
    await headerOf(kate, "🔥 Busy: new orders get +10 min");
    expect(buttonsOf(await headerOf(asya, "🔥 Запара: +10 мин")).at(-1)).toEqual(["🔥 Запара: +10 мин"]);
    const id = await venue.place("1", { promisedAt: inMinutes(20) });
    expect((await promised(id)).minutes).toBe(30);
    await cardOf(kate, "1", "⏰ by");
    await kate.tap("🔥 Busy: +10 min");
    await kate.waitFor((messages) => messages.some((message) => buttonsOf(message).flat().includes("Off")), {
      what: "the choice",
    });
    expect((await kate.tap("Off")).answer?.text).toBe("Busy mode is off");
    await headerOf(asya, /^(?!.*Запара: \+)/s);
  });

  test("a choice that was opened is closed by the button again, and by /exit", async () => {
    const venue = await cafe.venue("Закрыть");
    const asya = await venue.join("Ася");
    const isOpen = async () =>
      (await asya.messages()).some((message) => buttonsOf(message).flat().includes("+5 мин"));
    for (const close of [() => asya.tap("🔥 Запара"), () => asya.say("/exit")]) {
      await asya.tap("🔥 Запара");
      await asya.waitFor(isOpen, { what: "the choice" });
      await close();
      await asya.waitFor(async () => !(await isOpen()), { what: "no choice" });
    }
  });
});
