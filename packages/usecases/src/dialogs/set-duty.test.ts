import { afterAll, beforeAll, expect, test } from "vitest";
import { answers, showAll, toBeShown, writes } from "../testing/dialogs.ts";
import { placePast } from "../testing/past-order.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { hearAll, hire, toBeSaid } from "../testing/team.ts";
import { setDuty } from "./set-duty.ts";

let shop: Shop;
beforeAll(async () => {
  // It is past 15:00 in Moscow.
  shop = await openShop();
});
afterAll(() => shop.close());

test("whoever goes off duty hands their dialogs over once, and reads what was made in their shift", async () => {
  const cafe = await shop.merchant();
  const [boris, vera, oleg] = [
    await hire(shop, cafe.venueId, "barista"),
    await hire(shop, cafe.venueId, "barista"),
    await hire(shop, cafe.venueId, "owner"),
  ];
  await setDuty(shop.deps, oleg.staff, false);
  const anna = await shop.person();
  const mine = await writes(shop.deps, anna, cafe.venueId, "Сколько ждать?");
  await answers(shop.deps, boris, mine, "Пять минут");
  await writes(shop.deps, anna, cafe.venueId, "Прошло десять");
  const others = await writes(shop.deps, await shop.person(), cafe.venueId, "Есть чай?");
  await answers(shop.deps, vera, others, "Есть");
  await shop.rows("update staff set duty_since = $2 where id = $1", [
    boris.staff.staffId,
    "2026-11-20T09:00:00+03:00",
  ]);
  await placePast(shop.deps, cafe, { placed: "2026-11-20 08:50", ready: 15 });
  await placePast(shop.deps, cafe, { placed: "2026-11-20 10:00", ready: 5 });
  await placePast(shop.deps, cafe, { placed: "2026-11-20 08:30", ready: 10 });
  await placePast(shop.deps, cafe, { placed: "2026-11-20 11:00", status: "canceled_by_cafe" });
  for (const { chat } of [boris, vera, oleg]) await showAll(shop, chat);
  await hearAll(shop);

  const other = await shop.anotherProcess();
  const reported = await Promise.all([shop.deps, other].map((deps) => setDuty(deps, boris.staff, false)));
  expect(reported.toSorted()).toEqual([false, true]);
  expect(await toBeSaid(shop, boris.chat)).toEqual([
    [
      "shift-report",
      {
        ...{ orders: 2, average: 600, queued: 0, colleagues: 1, dialogs: 1 },
        ...{ since: "2026-11-20T06:00:00.000Z", timezone: "Europe/Moscow" },
      },
    ],
  ]);
  expect(await toBeSaid(shop, vera.chat)).toEqual([
    ["dialogs-handed-over", expect.objectContaining({ count: 1, waiting: 1 })],
  ]);
  expect(await toBeSaid(shop, oleg.chat)).toEqual([]);
  // Until now it was shown to the one who answered.
  expect(await toBeShown(shop, vera.chat)).toEqual(["Прошло десять (silent)"]);
  const assignees = await shop.rows<{ id: string; by: string | null }>(
    "select id, assignee_id as by from dialog where venue_id = $1 order by by nulls first",
    [cafe.venueId],
  );
  expect(assignees).toEqual([
    { id: mine, by: null },
    { id: others, by: vera.staff.staffId },
  ]);
});

test("a shift in which nothing was made is not reported, unless somebody still waits and nobody is there", async () => {
  const cafe = await shop.merchant();
  const [boris, vera] = [await hire(shop, cafe.venueId, "barista"), await hire(shop, cafe.venueId, "owner")];
  await hearAll(shop);
  expect(await setDuty(shop.deps, boris.staff, false)).toBe(false);
  expect(await setDuty(shop.deps, boris.staff, true)).toBe(false);
  expect(await setDuty(shop.deps, boris.staff, false)).toBe(false);
  expect(await toBeSaid(shop, boris.chat)).toEqual([]);
  await cafe.place("1");
  expect(await setDuty(shop.deps, vera.staff, false)).toBe(true);
  expect(await toBeSaid(shop, vera.chat)).toEqual([
    ["shift-report", expect.objectContaining({ orders: 0, queued: 1, colleagues: 0 })],
  ]);
});
