import { afterAll, beforeAll, expect, test } from "vitest";
import { enterChat } from "../chats/enter-chat.ts";
import type { Deps, SecurityEvent } from "../context.ts";
import { laptopBrowser, registered, withCodes } from "../testing/authorizations.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { deleteAccount, deletePerson, eraseDueAccount } from "./delete-account.ts";
import { accountOf, accountOfPerson } from "./find-account.ts";
import { openAccount } from "./open-account.ts";
import { separateAccount } from "./owner/separate-account.ts";
import { openSession } from "./sessions/open-session.ts";
import { unlinkTelegram } from "./unlink-telegram.ts";
import { writeVault } from "./vault/write-vault.ts";
import { endWait, endWaitInChat } from "./waits/end-wait.ts";

let shop: Shop;
let deps: Deps;
beforeAll(async () => {
  shop = await openShop();
  deps = withCodes(shop.deps);
});
afterAll(() => shop.close());

const week = 7 * 86_400;
let people = 0;

/** Somebody with a vault and a linked Telegram, and a session that came in by a code alone. */
async function keeper() {
  const n = ++people;
  const phone = `+7999300000${n}`;
  const owner = await registered(deps, phone);
  await writeVault(deps, owner, { version: 1, box: "mine" });
  const chatId = 70_000n + BigInt(n);
  const chat = { bot: "customer", chatId } as const;
  const { person } = await enterChat(deps, chat, { telegramUserId: chatId, name: "Anna", language: "ru" });
  await deps.db.prisma.account.update({ where: { id: owner.accountId }, data: { personId: person.id } });
  const arrives = () => deps.db.tx((tx) => openSession(deps, tx, owner.accountId, laptopBrowser));
  const keyless = await arrives();
  const isThere = async () =>
    (await shop.rows("select 1 from account where id = $1", [owner.accountId])).length > 0;
  const told = () =>
    shop.rows("select content->>'key' as key from chat_message where chat_id = $1", [chatId]);
  return { phone, owner, arrives, keyless, person, isThere, told };
}

/** Works the job as it would be worked after so many seconds. */
async function after(seconds: number, { accountId }: { readonly accountId: string }): Promise<void> {
  shop.pass(seconds);
  await eraseDueAccount(deps, accountId);
}

test("a session that came by a code alone waits seven days, which the chat is told; then everything is gone", async () => {
  const { owner, keyless, isThere, told } = await keeper();
  const eraseAt = new Date(shop.now().getTime() + week * 1000);
  expect(await deleteAccount(deps, keyless)).toEqual({ eraseAt });
  expect(await told()).toEqual([{ key: "erase-asked" }]);
  expect(await accountOf(deps, owner)).toMatchObject({ eraseAt });
  expect(await deleteAccount(deps, keyless)).toEqual({ eraseAt });
  await after(week - 1, owner);
  expect(await isThere()).toBe(true);
  const lines: SecurityEvent[] = [];
  deps = { ...deps, onSecurity: (event) => void lines.push(event) };
  await after(1, owner);
  await after(1, owner);
  expect(lines).toEqual([{ security: "account_erased", by: "wait", count: 1 }]);
  expect(await isThere()).toBe(false);
  expect(await told()).toEqual([{ key: "erased" }]);
});

test("with the key, or where there is none, it is done at once", async () => {
  const { owner, isThere } = await keeper();
  expect(await deleteAccount(deps, owner)).toMatchObject({ erased: { account: 1, sessions: 2 } });
  expect(await isThere()).toBe(false);
  const bare = await deps.db.tx((tx) => openAccount(deps, tx, { phone: "+79993000099" }));
  const session = await deps.db.tx((tx) => openSession(deps, tx, bare.id, laptopBrowser));
  expect(await deleteAccount(deps, session)).toMatchObject({ erased: { account: 1 } });
});

test("the chat has no key either: it waits, and a device ends it", async () => {
  const { owner, person, isThere } = await keeper();
  expect(await deletePerson(deps, person.id)).toHaveProperty("eraseAt");
  await endWait(deps, owner, "account");
  await after(week, owner);
  expect(await isThere()).toBe(true);
});

test("the chat can end it, even if it was unlinked meanwhile; a stranger's chat cannot", async () => {
  const { owner, arrives, keyless, person, isThere } = await keeper();
  const stranger = await keeper();
  await deleteAccount(deps, keyless);
  await unlinkTelegram(deps, owner.accountId);
  expect(await endWaitInChat(deps, stranger.person.id, "account")).toBe(false);
  expect(await endWaitInChat(deps, person.id, "account")).toBe(true);
  expect(await endWaitInChat(deps, person.id, "account")).toBe(false);
  await after(week, owner);
  expect(await isThere()).toBe(true);
  // A chat that was the account's once has no say in what is asked for later.
  await deleteAccount(deps, await arrives());
  expect(await endWaitInChat(deps, person.id, "account")).toBe(false);
});

test("asked for again after it was ended, it waits from then; an earlier job does nothing", async () => {
  const { owner, keyless, isThere } = await keeper();
  await deleteAccount(deps, keyless);
  await endWait(deps, keyless, "account");
  shop.pass(3 * 86_400);
  await deleteAccount(deps, keyless);
  await after(4 * 86_400, owner);
  expect(await isThere()).toBe(true);
  await after(3 * 86_400, owner);
  expect(await isThere()).toBe(false);
});

test("what was asked for under a phone does not come true for its former owner", async () => {
  const { owner, keyless, phone, person, isThere } = await keeper();
  await deleteAccount(deps, keyless);
  await deps.db.tx((tx) => separateAccount(deps, tx, phone));
  await after(week, owner);
  expect(await isThere()).toBe(true);
  expect(await accountOfPerson(deps, person.id)).toMatchObject({ eraseAt: null });
});
