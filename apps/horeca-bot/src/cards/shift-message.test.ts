import { renderQueued } from "@gotovo/telegram";
import { expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { visible } from "../testing/visible.ts";
import { withShift } from "./shift-message.ts";

const now = new Date("2026-11-20T17:00:00Z");
const shift = {
  orders: 42,
  average: 252,
  dialogs: 3,
  queued: 2,
  colleagues: 1,
  since: "2026-11-20T05:05:00.000Z",
  timezone: "Europe/Moscow",
};
const report = (language: string, figures: Partial<typeof shift> = {}) => {
  const content = { key: "shift-report", args: { ...shift, ...figures } };
  const { key, args } = withShift(translator(language), content, now);
  return visible({ text: translator(language).html(key, args) });
};

test.each([
  [
    "ru",
    {},
    "🔕 Смена закончена. Теперь заказы приходят без звука.\nС 08:05 кафе приготовило 42 заказа, в среднем за 4,2 мин.\nВаши открытые диалоги (3) теперь ничьи: те, кто на смене, их видят.",
  ],
  [
    "en",
    { orders: 1, dialogs: 0, since: "2026-11-19T20:00:00.000Z" },
    "🔕 Your shift is over. Orders are silent from now on.\nSince 23:00 on Nov 19 the café has made 1 order, in 4.2 min on average.",
  ],
  [
    "ru",
    { orders: 0, dialogs: 0, colleagues: 0 },
    "🔕 Смена закончена. Теперь заказы приходят без звука.\nС 08:05 кафе приготовило 0 заказов.\n⚠️ В очереди ещё 2, а на смене никого: начать снова — /duty",
  ],
  [
    "en",
    { orders: 0, since: "", queued: 0, colleagues: 0 },
    "🔕 Your shift is over. Orders are silent from now on.\nYour open dialogs (3) are nobody’s now: there is nobody on duty.",
  ],
])("a shift that ended, in words (%s %j)", (language, figures, expected) => {
  expect(report(language, figures)).toBe(expected);
});

test("colleagues read whose dialogs they are, whatever the name", () => {
  const content = { key: "dialogs-handed-over", args: { name: "<b>Макс\n11:30", count: 2, waiting: 1 } };
  const sent = renderQueued(translator("ru"), withShift(translator("ru"), content, now), {});
  expect(JSON.stringify(sent)).toContain("&lt;b&gt;Макс 11:30");
  expect(JSON.stringify(sent)).toContain(
    "2 диалога остались без ответственного. Ответа ждёт <b>1</b> клиент.",
  );
});
