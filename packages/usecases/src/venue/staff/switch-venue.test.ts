import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sayTo } from "../../chats/queue-message.ts";
import { currentStep, enterStep } from "../../chats/step.ts";
import { showAll, writes } from "../../testing/dialogs.ts";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { hearAll, hire, staffOf, toBeSaid } from "../../testing/team.ts";
import { listVenues } from "./list-venues.ts";
import { removeMember } from "./remove-member.ts";
import { switchVenue } from "./switch-venue.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function twoVenues() {
  const [first, second] = [await shop.merchant("Первая"), await shop.merchant("Вторая")];
  const { chat } = await hire(shop, first.venueId, "owner");
  await hire(shop, second.venueId, "barista", chat);
  await hearAll(shop);
  return { first, second, chat };
}

test("a person turns to any venue where they work, as what they are there", async () => {
  const { first, second, chat } = await twoVenues();
  expect(await staffOf(shop, chat)).toMatchObject({ venueId: second.venueId, role: "barista" });
  expect(await switchVenue(shop.deps, chat, first.venueId)).toBe("Первая: зал");
  expect(await staffOf(shop, chat)).toMatchObject({ venueId: first.venueId, role: "owner" });
  expect(await listVenues(shop.deps, chat.chatId)).toMatchObject([
    { name: "Первая: зал", merchant: "Первая", current: true },
    { name: "Вторая: зал", merchant: "Вторая", current: false },
  ]);
});

test("what was open or to be said at the one stays out of the other", async () => {
  const { first, second, chat } = await twoVenues();
  await enterStep(shop.deps, chat, { name: "quick-title", data: {} });
  await sayTo(shop.deps, chat, { key: "help" });
  await switchVenue(shop.deps, chat, second.venueId);
  expect(await currentStep(shop.deps, chat)).not.toBeNull();
  expect(await toBeSaid(shop, chat)).toHaveLength(1);
  await switchVenue(shop.deps, chat, first.venueId);
  expect(await currentStep(shop.deps, chat)).toBeNull();
  expect(await toBeSaid(shop, chat)).toEqual([]);
});

test("customers' messages of the one are taken down at the other, but for those that Telegram keeps", async () => {
  const { first, second, chat } = await twoVenues();
  const anna = await shop.person();
  await writes(shop.deps, anna, second.venueId, "Это давно");
  await showAll(shop, chat);
  shop.pass(48 * 3600);
  for (let n = 1; n <= 12; n++) await writes(shop.deps, anna, second.venueId, `Сегодня ${n}`);
  const shown = await showAll(shop, chat);
  expect(shown).toHaveLength(12);
  await switchVenue(shop.deps, chat, first.venueId);
  const toTakeDown = async () =>
    (
      await shop.rows<{ ids: number[] }>(
        `select content->'takeDown' as ids from chat_message
         where chat_id = $1 and sent_at is null and content ? 'takeDown' order by id`,
        [chat.chatId],
      )
    ).map(({ ids }) => ids);
  const newestFirst = shown.reverse();
  expect(await toTakeDown()).toEqual([newestFirst.slice(0, 10), newestFirst.slice(10)]);
  // Back before anything was done: they stay.
  await switchVenue(shop.deps, chat, second.venueId);
  expect(await toTakeDown()).toEqual([]);
});

test("where a person does not work, or not any more, they cannot turn to", async () => {
  const { first, second, chat } = await twoVenues();
  const foreign = await shop.merchant();
  expect(await refusalOf(switchVenue(shop.deps, chat, foreign.venueId))).toBe("forbidden");
  const owner = await hire(shop, second.venueId, "owner");
  await removeMember(shop.deps, owner.staff, (await staffOf(shop, chat)).staffId);
  expect(await refusalOf(switchVenue(shop.deps, chat, second.venueId))).toBe("forbidden");
  expect((await listVenues(shop.deps, chat.chatId)).map(({ venueId }) => venueId)).toEqual([first.venueId]);
});

test("a removal and a turn to the same venue at once never leave the chat at it", async () => {
  const another = await shop.anotherProcess();
  for (let round = 0; round < sizes.collisions; round++) {
    const { first, second, chat } = await twoVenues();
    const owner = await hire(shop, second.venueId, "owner");
    const { staffId } = await staffOf(shop, chat);
    await switchVenue(shop.deps, chat, first.venueId);
    await Promise.allSettled([
      removeMember(another, owner.staff, staffId),
      switchVenue(shop.deps, chat, second.venueId),
    ]);
    expect(await staffOf(shop, chat)).toMatchObject({ venueId: first.venueId });
  }
});
