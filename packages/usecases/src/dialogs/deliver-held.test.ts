import type { Step } from "@gotovo/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { currentStep, enterStep, leaveStep } from "../chats/step.ts";
import { answers, photo, saying, toBeShown, writes } from "../testing/dialogs.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../testing/shop.ts";
import { hire, toBeSaid } from "../testing/team.ts";
import { deliverHeldToDialog, deliverHeldToVenue, requireHeld } from "./deliver-held.ts";
import { dropHeld, editHeld, heldOf, holdMessage } from "./held-messages.ts";
import { addresseeOf, routeMessage } from "./route-message.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const question = { name: "choose-venue", data: { choices: [], about: 11 } } as const;

/** A customer with active orders at two cafés, who has written without saying to which. */
async function undecided() {
  const cafes = [await shop.merchant("Зерно"), await shop.merchant("Помол")] as const;
  const staff = [
    await hire(shop, cafes[0].venueId, "barista"),
    await hire(shop, cafes[1].venueId, "barista"),
  ] as const;
  const anna = await shop.person();
  for (const cafe of cafes) await pair(shop.deps, anna, codeOf(await cafe.place("A-1")));
  const hold = (messageId: number, text: string, step: Step | null = null) =>
    holdMessage(shop.deps, { bot: "customer", chatId: anna.chatId, messageId }, saying(text), null, step);
  await hold(11, "Здравствуйте", question);
  await hold(12, "Можно льда?");
  return { cafes, staff, anna, hold };
}

test("with two active orders a customer is asked which café; what waited goes there in order, what follows too", async () => {
  const { cafes, staff, anna } = await undecided();
  const route = await routeMessage(shop.deps, anna);
  expect("choose" in route && route.choose.map(({ venueName }) => venueName).sort()).toEqual([
    "Зерно: зал",
    "Помол: зал",
  ]);
  const to = await addresseeOf(shop.deps, anna, cafes[1].venueId);
  await deliverHeldToVenue(shop.deps, anna, to as NonNullable<typeof to>);
  expect(await toBeShown(shop, staff[1].chat)).toEqual(["Здравствуйте", "Можно льда?"]);
  expect(await toBeShown(shop, staff[0].chat)).toEqual([]);
  expect(await routeMessage(shop.deps, anna)).toMatchObject({ to: { venueId: cafes[1].venueId } });
  expect(await currentStep(shop.deps, anna)).toBeNull();
  expect(await refusalOf(requireHeld(shop.deps, anna))).toBe("nothing_to_send");
  // Half an hour later nobody knows any more.
  shop.pass(30 * 60);
  expect(await routeMessage(shop.deps, anna)).toMatchObject({ choose: [{}, {}] });
});

test("a kill half-way delivers nothing twice", async () => {
  const { cafes, staff, anna } = await undecided();
  const to = await addresseeOf(shop.deps, anna, cafes[0].venueId);
  // The first message was taken when the process died.
  await writes(shop.deps, anna, cafes[0].venueId, "Здравствуйте", { messageId: 11 });
  const other = await shop.anotherProcess();
  await Promise.all(
    [shop.deps, other].map((deps) => deliverHeldToVenue(deps, anna, to as NonNullable<typeof to>)),
  );
  expect(await toBeShown(shop, staff[0].chat)).toEqual(["Здравствуйте", "Можно льда?"]);
  const [dialog] = await shop.rows("select unread from dialog where venue_id = $1", [cafes[0].venueId]);
  expect(dialog).toEqual({ unread: 2 });
});

test("a café that the customer never dealt with is not one to choose", async () => {
  const { anna } = await undecided();
  const stranger = await shop.merchant();
  expect(await addresseeOf(shop.deps, anna, stranger.venueId)).toBeNull();
  expect(await routeMessage(shop.deps, await shop.person())).toEqual({ choose: [] });
});

test("what is held can be edited, is held once, and is gone when something else is begun", async () => {
  const { anna, hold } = await undecided();
  const source = { bot: "customer" as const, chatId: anna.chatId, messageId: 12 };
  await hold(12, "Можно льда?");
  await shop.forgetJobs();
  expect(await editHeld(shop.deps, source, saying("Можно без льда?"))).toBe(true);
  expect(await editHeld(shop.deps, { ...source, messageId: 99 }, saying("х"))).toBe(false);
  // The preview of a draft follows.
  expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
  const held = await heldOf(shop.deps.db.prisma, anna);
  expect(held.map(({ content }) => "text" in content && content.text)).toEqual([
    "Здравствуйте",
    "Можно без льда?",
  ]);
  await dropHeld(shop.deps, anna);
  expect(await heldOf(shop.deps.db.prisma, anna)).toEqual([]);
});

test("what waited for one answer does not go along with what is written later", async () => {
  const { anna, hold } = await undecided();
  await enterStep(shop.deps, anna, { name: "profile-name", data: {} });
  expect(await toBeSaid(shop, anna)).toContainEqual(["held-dropped", undefined]);
  await leaveStep(shop.deps, anna);
  await hold(13, "Это для другого кафе", question);
  await hold(14, "И это", null);
  expect((await heldOf(shop.deps.db.prisma, anna)).map(({ messageId }) => messageId)).toEqual([13, 14]);
});

test("what staff wrote without a dialog goes to the one they choose, once, an album as one", async () => {
  const cafe = await shop.merchant();
  const boris = await hire(shop, cafe.venueId, "barista");
  const anna = await shop.person();
  const id = await writes(shop.deps, anna, cafe.venueId, "Ау");
  const { chat } = boris;
  for (const [index, name] of ["раз", "два"].entries()) {
    const source = { bot: chat.bot, chatId: chat.chatId, messageId: 21 + index };
    await holdMessage(shop.deps, source, photo(name), "album");
  }
  await answers(shop.deps, boris, id, "", { messageId: 21, content: photo("раз"), album: "album" });
  await deliverHeldToDialog(shop.deps, boris.staff, chat, id);
  const shown = await toBeShown(shop, anna);
  expect(shown.filter((text) => text.includes("раз"))).toEqual(["раз+два", "раз+два"]);
  const stored = await shop.rows("select 1 from dialog_message where dialog_id = $1 and author = 'staff'", [
    id,
  ]);
  expect(stored).toHaveLength(2);
  const [row] = await shop.rows("select dialog_id from chat where chat_id = $1", [chat.chatId]);
  expect(row).toEqual({ dialog_id: id });
});
