import type { ReportOrder } from "@gotovo/usecases/venue/reports/list-report-orders";
import { expect, test } from "vitest";
import { translator } from "../testing/texts.ts";
import { reportCsv } from "./csv.ts";

const order: ReportOrder = {
  number: "7",
  externalId: "order-7",
  status: "delivered",
  placed: "2026-11-20 09:00:00",
  started: null,
  promised: "2026-11-20 09:10:00",
  ready: "2026-11-20 09:12:00",
  finished: "2026-11-20 09:20:00",
  preparation: 12,
  late: true,
  total: 35_050,
  currency: "RUB",
  items: [
    { name: "Латте", quantity: 2, options: { Молоко: "овсяное" } },
    { name: 'Торт "Наполеон"', quantity: 1 },
  ],
  description: ["Скидка гостя", "без орехов"],
  note: "без сахара",
  pickup: { table: "5", name: "Аня" },
  refundState: "due",
  refundAmount: 5_050,
  cancelReason: null,
  rating: 5,
  comment: '=HYPERLINK("http://x")',
};

async function* pages(...orders: ReportOrder[]) {
  for (const one of orders) yield [one];
}

test("each order is a record that a program of sheets opens, and never runs", async () => {
  const bytes = await reportCsv(translator("ru"), pages(order));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe(
    [
      "Номер,№ в системе кафе,Статус,Размещён,В работе с,Обещан к,Готов,Завершён,Минут до готовности,Опоздал,Состав,Примечание,Пожелание,Выдача,Сумма,Валюта,Возврат,Сумма возврата,Причина отмены,Оценка,Отзыв",
      `7,order-7,выдан,2026-11-20 09:00:00,,2026-11-20 09:10:00,2026-11-20 09:12:00,2026-11-20 09:20:00,12,да,"2 × Латте (Молоко: овсяное); 1 × Торт ""Наполеон""",Скидка гостя; без орехов,без сахара,"5, Аня",350.50,RUB,к возврату,50.50,,5,"'=HYPERLINK(""http://x"")"`,
      "",
    ].join("\r\n"),
  );
});

test("pages follow each other; money has as many decimals as its currency", async () => {
  const other = {
    ...order,
    number: "8",
    total: 500,
    currency: "JPY",
    status: "canceled_by_user",
    late: null,
  } as const;
  const text = new TextDecoder().decode(await reportCsv(translator("en"), pages(order, other)));
  const [, first, second] = text.split("\r\n");
  expect(first).toMatch(/^7,order-7,handed out,.*,yes,/);
  expect(second).toMatch(/^8,order-7,canceled by the customer,.*,500,JPY,/);
});
