import { republishOrder } from "@gotovo/usecases/orders/republish-order";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, cardOf, countCards, newText, tapOn } from "./cards.ts";
import { type CafeServer, openTown, payloadOf, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

async function makeReady(cafe: CafeServer, number: string): Promise<void> {
  await cafe.api.orders.move(`order-${number}`, { status: "ready", skip: true });
}

/** Lets an order stand ready for so many minutes more. */
async function stand(cafe: CafeServer, number: string, minutes: number): Promise<void> {
  const { rows } = await town.deps.db.pool.query<{ id: string }>(
    `update "order" set ready_at = ready_at - make_interval(mins => $3), waited_since = waited_since - make_interval(mins => $3)
     where merchant_id = $1 and external_id = $2 returning id`,
    [cafe.merchantId, `order-${number}`, minutes],
  );
  await republishOrder(town.deps, rows[0]?.id as string);
}

/** The page of an order, as whoever has its shared address sees it, or with the owner's key. */
async function page(address: string) {
  const { pathname, hash } = new URL(address);
  const reply = await fetch(`${town.url}/v1/track/${pathname.split("/").pop()}`, {
    headers: hash === "" ? {} : { authorization: `Bearer ${hash.slice(1)}` },
  });
  return ((await reply.json()) as { order: { handover: Record<string, string> | null } }).order.handover;
}

test.concurrent("two baristas tick one order off, and it goes to whoever has its code", async () => {
  const cafe = await town.cafe("Стойка");
  await cafe.request("PATCH", `/v1/venues/${cafe.horecaId}`, {
    address: "Мясницкая, <12>",
    pickup_instructions: "Вход со двора 🐈",
  });
  const [asya, kate] = [await cafe.joins("Ася"), await cafe.joins("Kate", "barista", "en")];
  const items = ["Латте", "Раф"].map((name) => ({ name, quantity: 1 }));
  const { tracking } = await cafe.paid("7", { customer: { site_user_id: "anna" }, items });
  const anna = await town.customer("Анна");
  await anna.start(payloadOf(tracking.telegram.url));
  await anna.waitForText("Это ваш заказ?");
  await anna.tap({ row: 0, column: 0 });

  await tapOn(asya, "7", "▶️ В работу");
  await tapOn(asya, "7", "⏬");
  await tapOn(kate, "7", "⏬");
  expect(await tapOn(asya, "7", "⬜️ Латте")).toBe("№ 7: сделано 1 из 2");
  await cardOf(kate, "7", "1 of 2 made");
  expect(await tapOn(kate, "7", "⬜️ Раф")).toBe("7: all made");
  await cardOf(asya, "7", "Все позиции отмечены");
  // A new line is not made, and what was changed neither.
  await cafe.request("PATCH", "/v1/orders/order-7", { items: [items[0], { name: "Раф", quantity: 2 }] });
  expect(buttonsOf(await cardOf(asya, "7", "Сделано 1 из 2"))).toContain("⬜️ 2 × Раф");
  expect(await page(tracking.owner_url)).toBeNull();
  await tapOn(asya, "7", "▶️ Готов");

  const ready = await cardOf(anna, "7", "Скажите у стойки:");
  expect(ready.text).toContain("📍 Мясницкая, <12>\nℹ️ Вход со двора 🐈");
  const [, code] = /Скажите у стойки: (\d\d \d\d)/.exec(ready.text ?? "") ?? [];
  const shared = await page(tracking.page_url);
  expect(shared).toEqual({ address: "Мясницкая, <12>", instructions: "Вход со двора 🐈" });
  const owned = await page(tracking.owner_url);
  expect(owned?.code).toBe(code);

  const queued = await cardOf(asya, "7", `Код: ${code}`);
  expect(await tapOn(anna, "7", "🙋 Я здесь")).toBe("🙋 Кафе видит, что вы здесь");
  const here = await cardOf(asya, "7", "Клиент уже здесь");
  expect([here.message_id > queued.message_id, here.silent]).toEqual([true, false]);
  expect(buttonsOf(await cardOf(anna, "7", "Кафе видит, что вы здесь"))).not.toContain("🙋 Я здесь");

  await anna.tap("🔳 QR-код");
  await anna.waitFor((all) => all.find(({ caption }) => caption?.includes(`или скажите ${code}`)), {
    what: "the picture",
  });
  // Whoever else scans it can do nothing with it.
  const payload = payloadOf(owned?.scan_url ?? null);
  const stranger = await town.guest("Чужой");
  await newText(stranger, /пригла/i, await stranger.start(payload));
  const elsewhere = await (await town.cafe("Соседи")).joins("Глеб");
  await newText(elsewhere, /такого заказа нет/, await elsewhere.start(payload));

  const said = await kate.say((code as string).replace(" ", ""));
  const found = await cardOf(kate, "7", "Confirm: order 7 is handed out");
  expect(found.message_id).toBeGreaterThan(said.message_id);
  await tapOn(kate, "7", "Yes, handed out");
  await cardOf(anna, "7", "Заказ выдан.");
  await newText(asya, /не ждёт выдачи: он уже выдан/, await asya.start(payload));
  await newText(asya, /нет кода 24 68/, await asya.say("24-68"));
});

test.concurrent("a coffee that nobody fetches: its customer is reminded twice, then staff are asked", async () => {
  const cafe = await town.cafe("Ждём");
  const [kate, lena] = [await cafe.joins("Kate", "manager", "en"), await cafe.joins("Лена")];
  const anna = await town.follows(cafe, "9", "anna");
  await makeReady(cafe, "9");
  let last = await cardOf(anna, "9", "Заказ готов");
  for (const minutes of [5, 10]) {
    await stand(cafe, "9", minutes);
    const before = last.message_id;
    last = await anna.waitFor(
      (all) => all.find(({ message_id, text }) => message_id > before && text?.includes("Он ждёт вас с")),
      { what: "a reminder" },
    );
    expect(last.silent).toBe(false);
  }
  // Nobody hears what a customer who has blocked the bot cannot: staff are asked all the same.
  await anna.block();
  const quiet = await cardOf(lena, "9", "Готов");
  await stand(cafe, "9", 15);
  const asked = await cardOf(lena, "9", "не забрали");
  expect([asked.message_id > quiet.message_id, asked.silent]).toEqual([true, false]);
  await cardOf(kate, "9", "not fetched");
  const answers = await Promise.all([
    tapOn(kate, "9", "⏳ Still waiting"),
    lena.tap({ text: "⏳ Ещё ждём", message_id: asked.message_id }).then(({ answer }) => answer?.text),
  ]);
  expect(answers.filter((text) => /still waiting|ещё ждём/.test(text ?? ""))).toHaveLength(1);
  await cardOf(lena, "9", /^(?!.*не забрали)/s);
  await stand(cafe, "9", 60);
  await town.quiet();
  expect(await countCards(lena, "9")).toBe(1);
  expect((await cafe.api.orders.get("order-9")).order.status).toBe("ready");
});
