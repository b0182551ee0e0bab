import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, cardOf, newText } from "./cards.ts";
import { openTown, pairs, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

test.concurrent("a customer looks through their orders, page by page, and repeats one on the café's site", async () => {
  const cafe = await town.cafe("Зерно");
  const repeat_url = "https://coffee.example/menu?again=order-1&x=<b>";
  const anna = await town.follows(cafe, "1", "anna", {
    repeat_url,
    items: [
      { name: "Капучино <0,3>", quantity: 2 },
      { name: "Круассан", quantity: 1 },
    ],
    total: 81_050,
    currency: "RUB",
  });
  for (const status of ["in_progress", "ready", "delivered"] as const)
    await cafe.api.orders.move("order-1", { status });
  const delivered = await cardOf(anna, "1", "Заказ выдан.");
  expect(buttonsOf(delivered)).toContain("🔁 Повторить № 1");
  for (let n = 2; n <= 12; n++) await cafe.paid(`${n}`, { customer: { site_user_id: "anna" } });
  await town.quiet();

  const said = await anna.say("/history");
  const first = await newText(anna, /^Ваши заказы/, said);
  expect(first.silent).toBe(true);
  const numbers = (text = "") =>
    [...text.matchAll(/^№ (\d+) · Зерно$/gm)].map(([, number]) => Number(number));
  expect(numbers(first.text)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  expect(buttonsOf(first)).toEqual(["Раньше ▶️"]);
  await anna.tap({ text: "Раньше ▶️", message_id: first.message_id });
  const second = await anna.waitForText(/^Ваши заказы[\s\S]*№ 1 · Зерно/);
  expect(second.message_id).toBe(first.message_id);
  expect(second.text).toMatch(
    /^Ваши заказы\n\n№ 2 · Зерно\n\d+ \p{L}+, \d\d:\d\d · 🆕 принят\nКапучино\n\n№ 1 · Зерно\n\d+ \p{L}+, \d\d:\d\d · ✅ выдан\n2 × Капучино <0,3>, Круассан · 810,50\s₽$/u,
  );
  expect(buttonsOf(second)).toEqual(["🔁 Повторить № 1", "◀️ Новее"]);
  expect(second.inline_keyboard?.[0]?.[0]?.url).toBe(new URL(repeat_url).href);
  await anna.tap({ text: "◀️ Новее", message_id: first.message_id });
  expect(numbers((await anna.waitForText(/^Ваши заказы[\s\S]*№ 12 · Зерно/)).text)).toHaveLength(10);

  const again = await anna.say("/history");
  await newText(anna, /^Ваши заказы/, again);
  await anna.waitFor(
    (messages) => messages.filter(({ text }) => text?.startsWith("Ваши заказы")).length === 1,
    {
      what: "one history in the chat",
    },
  );
});

test.concurrent("in English; nobody's page shows another's orders", async () => {
  const cafe = await town.cafe("Grain");
  const [ann, bob] = [await town.customer("Ann", "en"), await town.customer("Bob", "en")];
  await ann.start();
  await ann.waitForText("Enter the code");
  await ann.say("/history");
  await ann.waitForText("No orders yet.");
  await pairs(ann, (await cafe.paid("21")).tracking);
  await cardOf(ann, "21");
  await pairs(bob, (await cafe.paid("22")).tracking);
  await cardOf(bob, "22");
  await cafe.api.orders.move("order-22", { status: "canceled_by_cafe" });
  await cardOf(bob, "22", "The café canceled");
  const hers = await ann.say("/history");
  const page = await newText(ann, /^Your orders/, hers);
  expect(page.text).toMatch(/^Your orders\n\n21 · Grain\n\p{L}+ \d+, \d\d:\d\d · 🆕 received\nКапучино$/u);
  const his = await bob.say("/history");
  const { text, message_id } = await newText(bob, /^Your orders/, his);
  expect(text).toMatch(/^Your orders\n\n22 · Grain\n\p{L}+ \d+, \d\d:\d\d · ❌ canceled by the café\n/u);
  const { rows } = await town.deps.db.pool.query<{ id: string }>(
    `select id from "order" where external_id in ('order-21', 'order-22') order by number`,
  );
  for (const direction of ["0", "1"])
    for (const { id } of rows) {
      const data = `h:${direction}:${Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url")}`;
      await bob.tap({ data, message_id });
      await town.quiet();
      const [shown] = (await bob.messages()).filter(({ text }) => text?.startsWith("Your orders"));
      expect(shown?.text).toBe(text);
    }
});
