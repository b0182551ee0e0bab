import { anOrder, now } from "@gotovo/usecases/testing/order-row";
import { expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { orderCard } from "./order-card.ts";

test("what the café says beside the items is no item", () => {
  const items = [{ name: "Латте", quantity: 1 }];
  const order = {
    ...anOrder({ items, description: "Скидка гостя −10 %" }),
    statusText: null,
    dialogBlocked: false,
  };
  const view = { open: undefined, notify: {}, localLinks: false, now };
  expect(orderCard(translator("ru"), order, view).text).toContain("• Латте\n📝 Скидка гостя −10 %");
});

test("a wish and where to come stand below what was bought; what the café keeps for itself does not", () => {
  const order = {
    ...anOrder({
      items: [{ name: "Сыр", quantity: 1.5, unit: "kg" }],
      note: "Без\nорехов",
      pickup: { place: "Терраса", table: "5", name: "Аня" },
      metadata: { pos: "secret" },
    }),
    statusText: null,
    dialogBlocked: false,
  };
  const view = { open: undefined, notify: {}, localLinks: false, now };
  const shown = orderCard(translator("ru"), order, view)
    .text.replace(/<[^>]*>/g, "")
    .replaceAll("\u00a0", " ");
  expect(shown).toContain("• 1,5 кг × Сыр\n\n💬 Пожелание: Без орехов\n📍 Терраса, стол 5, на имя Аня\n\n");
  expect(shown).not.toContain("secret");
});
