import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChatContext, enterChat } from "../../chats/enter-chat.ts";
import type { Deps } from "../../context.ts";
import { openShop, type Shop } from "../../testing/shop.ts";
import { accountOf, accountOfPerson } from "../find-account.ts";
import { linkContact } from "../link-contact.ts";
import { askPhone } from "../phone-step.ts";
import { openSession } from "../sessions/open-session.ts";
import { answerPhoneOwner } from "./phone-owner.ts";

let shop: Shop;
let deps: Deps;
beforeAll(async () => {
  shop = await openShop();
  ({ deps } = shop);
});
afterAll(() => shop.close());

const enter = (telegramUserId: bigint) =>
  enterChat(
    deps,
    { bot: "customer", chatId: telegramUserId },
    { telegramUserId, name: "Anna", language: "ru" },
  );

/** The chat, once it was asked for the phone. */
async function asked(telegramUserId: bigint): Promise<ChatContext> {
  await askPhone(deps, await enter(telegramUserId), { key: "phone-ask" });
  return enter(telegramUserId);
}

test("a phone with a new owner leaves its account, which keeps all else and gets its person's next phone", async () => {
  const phone = "+79961000001";
  const former = await asked(61n);
  await linkContact(deps, former, phone);
  const before = await accountOfPerson(deps, former.person.id);
  const session = await deps.db.tx((tx) =>
    openSession(deps, tx, before?.id ?? "", { address: "192.0.2.1", device: "Chrome" }),
  );
  const chat = await asked(62n);
  await linkContact(deps, chat, phone);
  await answerPhoneOwner(deps, await enter(62n), false);
  const after = await accountOfPerson(deps, chat.person.id);
  expect(after).toMatchObject({ phone });
  expect(after?.id).not.toBe(before?.id);
  expect(await accountOfPerson(deps, former.person.id)).toMatchObject({ id: before?.id, phone: null });
  expect(await accountOf(deps, session)).toMatchObject({ id: before?.id });
  await linkContact(deps, await asked(61n), "+79961000002");
  expect(await accountOfPerson(deps, former.person.id)).toMatchObject({
    id: before?.id,
    phone: "+79961000002",
  });
});
