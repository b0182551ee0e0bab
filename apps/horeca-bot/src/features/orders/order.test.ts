import { randomInt, randomUUID } from "node:crypto";
import { askCancel } from "@gotovo/usecases/orders/cancel/ask-cancel";
import { changeOrder } from "@gotovo/usecases/orders/change-order";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, cardOf, cardsIn, openCafe, type Venue } from "../../testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

describe.concurrent("an order's card", () => {
  test("a tap on a card that is out of date says what is true now, and changes nothing", async () => {
    const venue = await cafe.venue("Спор");
    const barista = await venue.join("Ася");
    const id = await venue.place("1");
    const old = (await cardOf(barista, "1")).inline_keyboard?.[0]?.[0]?.callback_data as string;
    await barista.tap("▶️ В работу");
    await cardOf(barista, "1", "В работе");
    const tap = await barista.tap({ data: old, message_id: (await cardOf(barista, "1")).message_id });
    expect(tap.answer).toEqual({ text: "Заказ уже изменился. Сейчас: в работе.", show_alert: true });
    expect(await read(id)).toMatchObject({ status: "in_progress", version: 2 });
  });

  test("five taps at once move the order once", async () => {
    const venue = await cafe.venue("Пять");
    const barista = await venue.join("Ася");
    const other = await venue.join("Тим");
    const id = await venue.place("1");
    const mine = { text: "▶️ В работу", message_id: (await cardOf(barista, "1")).message_id };
    const theirs = { text: "▶️ В работу", message_id: (await cardOf(other, "1")).message_id };
    const taps = await Promise.all([
      ...[1, 2, 3].map(() => barista.tap(mine)),
      ...[1, 2].map(() => other.tap(theirs)),
    ]);
    const answers = taps.map(({ answer }) => answer?.text);
    expect(answers.filter((text) => text === "№ 1: в работе")).toHaveLength(1);
    expect(answers.filter((text) => text?.includes("Сейчас: в работе"))).toHaveLength(4);
    expect(await read(id)).toMatchObject({ status: "in_progress", version: 2 });
  });

  test("handing out is confirmed, in this chat and on this card only; a mistake is taken back", async () => {
    const venue = await cafe.venue("Выдача");
    const barista = await venue.join("Ася");
    const other = await venue.join("Тим");
    const id = await venue.place("1");
    await advance(venue, id, ["in_progress", "ready"]);
    await cardOf(barista, "1", "Статус: Готов");
    await cardOf(other, "1", "Статус: Готов");
    await barista.tap("▶️ Выдан");
    const asked = await cardOf(barista, "1", "Подтвердите завершение заказа № 1");
    expect(buttonsOf(asked)).toEqual([["Да, выдан"], ["Нет"]]);
    expect((await cardOf(other, "1")).text).not.toContain("Подтвердите");
    expect((await read(id)).status).toBe("ready");

    await barista.tap("Нет");
    expect(buttonsOf(await cardOf(barista, "1", /Статус: Готов(?!.*Подтвердите)/s))).toEqual([
      ["▶️ Выдан"],
      ["◀️ Назад", "🗑 Не пришли"],
      ["⏬", "⛔️ Отменить"],
    ]);
    await barista.tap("▶️ Выдан");
    await cardOf(barista, "1", "Подтвердите");
    await barista.tap("Да, выдан");
    for (const chat of [barista, other]) {
      const done = await cardOf(chat, "1", "Статус: Выдан");
      expect(done.text).toContain("Карточка исчезнет через минуту");
      expect(buttonsOf(done)).toEqual([["↩️ Вернуть"]]);
    }
    await other.tap("↩️ Вернуть");
    await cardOf(barista, "1", "Статус: Готов");
    expect(await read(id)).toMatchObject({ status: "ready" });
  });

  test("a question goes away when somebody else moves the order on", async () => {
    const venue = await cafe.venue("Вопрос");
    const barista = await venue.join("Ася");
    const other = await venue.join("Тим");
    const id = await venue.place("1");
    await cardOf(other, "1");
    await cardOf(barista, "1");
    await barista.tap("⛔️ Отменить");
    const asked = await cardOf(barista, "1", "Подтвердите отмену заказа № 1");
    const yes = asked.inline_keyboard?.[0]?.[0]?.callback_data as string;
    await other.tap("▶️ В работу");
    const moved = await cardOf(barista, "1", "В работе");
    expect(moved.text).not.toContain("Подтвердите");
    const tap = await barista.tap({ data: yes, message_id: moved.message_id });
    expect(tap.answer?.text).toContain("Сейчас: в работе");
    expect((await read(id)).status).toBe("in_progress");
  });

  test("canceling asks for a reason, which is kept in the venue's language", async () => {
    const venue = await cafe.venue("Отмена");
    await venue.join("Вера", "owner", "ru");
    const barista = await venue.join("Kate", "barista", "en");
    const id = await venue.place("1");
    await cardOf(barista, "1");
    await barista.tap("⛔️ Cancel");
    const asked = await cardOf(barista, "1", "Confirm canceling order 1");
    expect(buttonsOf(asked)).toEqual([
      ["Sold out", "Too busy"],
      ["Closing", "The customer asked"],
      ["Another reason"],
      ["Do not cancel"],
    ]);
    await barista.tap("Sold out");
    await cardOf(barista, "1", /Canceled by the café.*Reason: закончились продукты/s);
    expect(await read(id)).toMatchObject({ status: "canceled_by_cafe", reason: "закончились продукты" });
    await barista.tap("↩️ Bring back");
    await cardOf(barista, "1", "Status: Placed");
    expect(await read(id)).toMatchObject({ status: "placed", reason: null });
  });

  test("«Не отменять» and /exit leave the order as it is", async () => {
    const venue = await cafe.venue("Передумали");
    const barista = await venue.join("Ася");
    const id = await venue.place("1");
    await cardOf(barista, "1");
    await barista.tap("⛔️ Отменить");
    await cardOf(barista, "1", "Подтвердите");
    await barista.say("/exit");
    await barista.waitForText("Вышли");
    await cardOf(barista, "1", /^(?!.*Подтвердите)/s);
    await barista.tap("⛔️ Отменить");
    await cardOf(barista, "1", "Подтвердите");
    await barista.tap("Не отменять");
    await cardOf(barista, "1", /^(?!.*Подтвердите)/s);
    expect(await read(id)).toMatchObject({ status: "placed", version: 1 });
  });

  test("a customer's canceling is heard, cannot be undone, and names what not to make", async () => {
    const venue = await cafe.venue("Клиент");
    const barista = await venue.join("Ася");
    const id = await venue.place("1", { items: [{ name: "Раф", quantity: 2 }] });
    const first = await cardOf(barista, "1");
    await cancelAsCustomer(venue, id);
    const card = await cardOf(barista, "1", "Отменён клиентом");
    expect(card.message_id).toBeGreaterThan(first.message_id);
    expect(card).toMatchObject({ silent: false });
    expect(card.text).toContain("2 × Раф");
    expect(card.text).toContain("готовить не нужно");
    expect(buttonsOf(card)).toEqual([]);
    await barista.waitFor(async () => (await cardsIn(barista)).length === 1, { what: "one card only" });
  });

  test("a customer's wish to cancel comes with sound and is answered with one tap", async () => {
    const venue = await cafe.venue("Отмена с согласия");
    const vera = await venue.join("Вера", "owner");
    await cafe.deps.db.pool.query("update venue set customer_cancel = 'ask' where id = $1", [venue.venueId]);
    const [id, other] = [await venue.place("1"), await venue.place("2")];
    for (const orderId of [id, other]) await advance(venue, orderId, ["in_progress"]);
    const ask = async (orderId: string) => {
      const personId = randomUUID();
      await cafe.deps.db.pool.query(
        `with p as (insert into person (id, telegram_user_id, name) values ($1, $2, 'Анна'))
         update customer set person_id = $1 where id = (select customer_id from "order" where id = $3)`,
        [personId, randomInt(1e9, 1e12), orderId],
      );
      return askCancel(cafe.deps, { kind: "customer", personId }, { orderId, expectedVersion: 2 });
    };
    const before = await cardOf(vera, "1", "В работе");
    await ask(id);
    const asked = await cardOf(vera, "1", "❓ Клиент просит отменить");
    expect([asked.silent, asked.message_id > before.message_id]).toEqual([false, true]);
    expect(buttonsOf(asked)[0]).toEqual(["✅ Отменить", "🙅 Готовим дальше"]);
    const no = await vera.tap({ text: "🙅 Готовим дальше", message_id: asked.message_id });
    expect(no.answer?.text).toBe("№ 1: готовим дальше, клиент узнает");
    await cardOf(vera, "1", /В работе(?!.*просит)/s);
    expect(await read(id)).toMatchObject({ status: "in_progress" });
    await ask(other);
    const { message_id } = await cardOf(vera, "2", "❓ Клиент просит отменить");
    expect((await vera.tap({ text: "✅ Отменить", message_id })).answer?.text).toBe("№ 2: отменён");
    await cardOf(vera, "2", "Отменён клиентом");
  });

  test("the full form is remembered while the order moves on", async () => {
    const venue = await cafe.venue("Формы");
    const barista = await venue.join("Ася");
    await venue.place("1", {
      items: [{ name: "Латте", quantity: 1, options: { Молоко: "овсяное" } }],
      total: 45_000,
      currency: "RUB",
    });
    await cardOf(barista, "1");
    await barista.tap("⏬");
    const full = await cardOf(barista, "1", "№ в системе кафе");
    expect(full.text).toMatch(/Итого: 450\s₽/);
    expect(full.text).toContain("№ в системе кафе: order-1");
    await barista.tap("▶️ В работу");
    await cardOf(barista, "1", /В работе.*Итого: 450/s);
    await barista.tap("⏫");
    await cardOf(barista, "1", /В работе(?!.*Итого)/s);
  });

  test("an order of another café does not exist, whatever a changed app sends", async () => {
    const [ours, theirs] = [await cafe.venue("Наше"), await cafe.venue("Чужое")];
    const barista = await ours.join("Ася");
    const stranger = await theirs.join("Тим");
    const id = await ours.place("1");
    const data = (await cardOf(barista, "1")).inline_keyboard?.[0]?.[0]?.callback_data as string;
    const [, header] = (await stranger.messages()).slice(-2);
    const tap = await stranger.tap({ data, message_id: header?.message_id as number });
    expect(tap.answer?.text).toBe("Этого заказа больше нет в вашей очереди.");
    const junk = await stranger.tap({ data: "m:junk", message_id: header?.message_id as number });
    expect(junk.answer?.text).toContain("Эта кнопка устарела");
    expect((await read(id)).status).toBe("placed");
  });
});

async function advance(
  venue: Venue,
  id: string,
  statuses: readonly ("in_progress" | "ready")[],
): Promise<void> {
  for (const to of statuses) {
    await changeOrder(
      cafe.deps,
      { kind: "merchant", merchantId: venue.merchantId },
      { id },
      { type: "move", to },
    );
  }
}

/** As the customer's own bot does it. */
async function cancelAsCustomer(venue: Venue, id: string): Promise<void> {
  const { merchantId } = venue;
  await changeOrder(
    cafe.deps,
    { kind: "merchant", merchantId },
    { id },
    { type: "move", to: "canceled_by_user" },
    { onBehalfOf: "customer" },
  );
}

async function read(id: string): Promise<{ status: string; version: number; reason: string | null }> {
  const { rows } = await cafe.deps.db.pool.query(
    `select status, version, cancel_reason as reason from "order" where id = $1`,
    [id],
  );
  return rows[0];
}
