import { afterAll, beforeAll, expect, test } from "vitest";
import { heldOf, holdMessage } from "../dialogs/held-messages.ts";
import { saying } from "../testing/dialogs.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { toBeSaid } from "../testing/team.ts";
import type { ChatContext } from "./enter-chat.ts";
import { expireStep } from "./expire-step.ts";
import { currentStep, enterStep, stepExpiryQueue } from "./step.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const step = { name: "profile-name", data: {} } as const;

const ticks = async ({ chatId }: ChatContext) =>
  (
    await shop.rows<{ at: Date }>(
      "select start_after as at from pgboss.job where name = $1 and data->>'chatId' = $2 order by 1",
      [stepExpiryQueue, String(chatId)],
    )
  ).map(({ at }) => at.getTime() - shop.now().getTime());

test("a step that is left for ten minutes ends with one message", async () => {
  const anna = await shop.person();
  await enterStep(shop.deps, anna, step);
  expect(await ticks(anna)).toEqual([600_000]);
  shop.pass(599);
  expect(await currentStep(shop.deps, anna)).toEqual(step);
  shop.pass(1);
  expect(await currentStep(shop.deps, anna)).toBeNull();
  const other = await shop.anotherProcess();
  await Promise.all([shop.deps, other].map((deps) => expireStep(deps, anna)));
  expect(await toBeSaid(shop, anna)).toEqual([["step-expired", { dropped: 0 }]]);
});

test("what was written for it is dropped, and said to have gone to nobody; whoever still writes has ten minutes again", async () => {
  const anna = await shop.person();
  const source = { bot: "customer" as const, chatId: anna.chatId };
  await holdMessage(shop.deps, { ...source, messageId: 1 }, saying("Есть кто?"), null, step);
  shop.pass(590);
  await holdMessage(shop.deps, { ...source, messageId: 2 }, saying("Ау"), null);
  shop.pass(10);
  await expireStep(shop.deps, anna);
  expect(await toBeSaid(shop, anna)).toEqual([]);
  shop.pass(590);
  await expireStep(shop.deps, anna);
  expect(await toBeSaid(shop, anna)).toEqual([["step-expired", { dropped: 2 }]]);
  expect(await heldOf(shop.deps.db.prisma, anna)).toEqual([]);
});

test("a tick that comes too early by this process's clock comes again", async () => {
  const anna = await shop.person();
  await enterStep(shop.deps, anna, step);
  shop.pass(598);
  await shop.forgetJobs();
  await expireStep(shop.deps, anna);
  expect(await ticks(anna)).toEqual([2_000]);
  expect(await toBeSaid(shop, anna)).toEqual([]);
});
