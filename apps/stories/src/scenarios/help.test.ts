import { afterAll, beforeAll, expect, test } from "vitest";
import { cardOf, newText } from "./cards.ts";
import { openTown, pairs, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

test.concurrent("/start and /help say what a customer can do now: enter a code, cancel, write; not what they cannot", async () => {
  const cafe = await town.cafe("Зерно");
  const anna = await town.customer("Анна");
  const hello = await newText(anna, /Введите код с сайта/, await anna.start(""));
  expect(hello.text).not.toContain("напишите сюда");
  const first = await newText(anna, /Что можно сейчас/, await anna.say("/help"));
  expect(first.text).toContain("Введите код с сайта");
  expect(first.text).not.toMatch(/\/orders|\/history/);

  const { tracking } = await cafe.paid("1", { customer: { site_user_id: "anna" } });
  await pairs(anna, tracking);
  await cardOf(anna, "1");
  const active = await newText(anna, /У вас 1 активный заказ/, await anna.say("/help"));
  expect(active.text).toContain("передам в кафе");
  expect(active.text).toMatch(/\/orders — [\s\S]*\/history — /);
  await newText(anna, /У вас 1 активный заказ/, await anna.start(""));

  await town.deps.db.pool.query("update venue set feedback_minutes = 0 where id = $1", [cafe.horecaId]);
  for (const status of ["in_progress", "ready", "delivered"] as const)
    await cafe.api.orders.move("order-1", { status });
  await anna.waitForText("Как вам");
  const rating = await newText(anna, /Оцените заказ № 1 в «Зерно»/, await anna.say("/help"));
  expect(rating.text).toContain("Активных заказов сейчас нет");

  await town.deps.db.pool.query(
    `insert into dialog (id, venue_id, person_id, last_message_at, blocked_at)
     select gen_random_uuid(), venue_id, person_id, now(), now() from feedback where venue_id = $1`,
    [cafe.horecaId],
  );
  const blocked = await newText(anna, /Кафе «Зерно» не принимает от вас сообщения/, await anna.say("/help"));
  expect(blocked.text).not.toContain("напишите сюда");
});

test.concurrent("staff read how things stand and what their role allows; nobody else reads of the café", async () => {
  const cafe = await town.cafe("Corner");
  const [kate, owner] = [await cafe.joins("Kate", "barista", "en"), await cafe.joins("Вера", "owner")];
  await cafe.paid("2");
  await cardOf(kate, "2");
  const help = await newText(kate, /You are a barista at Corner, 🔔 on duty/, await kate.say("/help"));
  expect(help.text).toContain("In the queue: 1, nobody waits for an answer.");
  expect(help.text).toContain("/pause — ");
  expect(help.text).toContain("/settings — your notifications");
  expect(help.text).not.toMatch(/\/report|\/feedback|\/connect/);
  await kate.say("/duty");
  await kate.waitForText("off duty");
  await newText(kate, /🔕 off duty: orders arrive silently/, await kate.start(""));
  await cardOf(kate, "2");
  const all = await newText(owner, /Вы — владелец в «Corner»/, await owner.say("/help"));
  expect(all.text).toMatch(/\/feedback — [\s\S]*\/report — [\s\S]*\/connect — /);
  const guest = await town.guest("Max", "en");
  const stranger = await newText(guest, /This bot is for a café's team/, await guest.say("/help"));
  expect(stranger.text).not.toContain("/orders");
});
