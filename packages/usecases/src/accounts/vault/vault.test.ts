import { afterAll, beforeAll, expect, test } from "vitest";
import { enterChat } from "../../chats/enter-chat.ts";
import type { Deps } from "../../context.ts";
import { bytes, laptopBrowser, phoneBrowser, registered, withCodes } from "../../testing/authorizations.ts";
import { openShop, outcomesOf, refusalOf, type Shop } from "../../testing/shop.ts";
import { dropDueKey, dropKey } from "../keys/drop-key.ts";
import { setKey } from "../keys/set-key.ts";
import { openAccount } from "../open-account.ts";
import { openSession } from "../sessions/open-session.ts";
import { endWait, endWaitInChat } from "../waits/end-wait.ts";
import { readVault } from "./read-vault.ts";
import { writeVault } from "./write-vault.ts";

let shop: Shop;
let deps: Deps;
beforeAll(async () => {
  shop = await openShop();
  deps = withCodes(shop.deps);
});
afterAll(() => shop.close());

test("of two devices that write at once the second has to look first", async () => {
  const owner = await registered(deps, "+79990000001");
  const writes = [1, 2].map((n) => writeVault(deps, owner, { version: 1, box: `box${n}` }));
  expect(await outcomesOf(...writes)).toEqual(["ok", "stale_version"]);
  expect(await refusalOf(writeVault(deps, owner, { version: 3, box: "x" }))).toBe("stale_version");
  await writeVault(deps, owner, { version: 2, box: "next" });
  expect(await readVault(deps, owner)).toEqual({ version: 2, box: "next" });
});

test("a session without the key learns that there is a vault, and writes nothing; another account's vault is another", async () => {
  const owner = await registered(deps, "+79990000002");
  await writeVault(deps, owner, { version: 1, box: "mine" });
  const keyless = await deps.db.tx((tx) => openSession(deps, tx, owner.accountId, laptopBrowser));
  expect(await readVault(deps, keyless)).toEqual({ version: 1, box: null });
  expect(await refusalOf(writeVault(deps, keyless, { version: 2, box: "x" }))).toBe("forbidden");
  const stranger = await registered(deps, "+79990000003");
  expect(await readVault(deps, stranger)).toEqual({ version: 0, box: null });
  const forged = { accountId: owner.accountId, sessionId: stranger.sessionId };
  expect(await refusalOf(readVault(deps, forged))).toBe("unauthorized");
  expect(await refusalOf(writeVault(deps, forged, { version: 2, box: "x" }))).toBe("unauthorized");
});

test("an account without a key sets its first; another key is refused; a new start drops it with the vault", async () => {
  const account = await deps.db.tx((tx) => openAccount(deps, tx, { phone: "+79990000004" }));
  const [one, two] = [
    await deps.db.tx((tx) => openSession(deps, tx, account.id, laptopBrowser)),
    await deps.db.tx((tx) => openSession(deps, tx, account.id, phoneBrowser)),
  ];
  await setKey(deps, one, bytes(1));
  expect(await refusalOf(setKey(deps, two, bytes(2)))).toBe("key_exists");
  await writeVault(deps, one, { version: 1, box: "old" });
  await setKey(deps, two, bytes(1));
  await writeVault(deps, two, { version: 2, box: "older" });
  await dropKey(deps, two);
  expect(await readVault(deps, one)).toEqual({ version: 0, box: null });
  expect(await refusalOf(writeVault(deps, one, { version: 1, box: "x" }))).toBe("forbidden");
  await setKey(deps, two, bytes(2));
  await writeVault(deps, two, { version: 1, box: "new" });
});

test("without the key a new start waits seven days, which the chat is told; any device and the chat can end it", async () => {
  const owner = await registered(deps, "+79990000005");
  await writeVault(deps, owner, { version: 1, box: "mine" });
  const chat = { bot: "customer", chatId: 50_005n } as const;
  const { person } = await enterChat(deps, chat, { telegramUserId: 50_005n, name: "Anna", language: "ru" });
  await deps.db.prisma.account.update({ where: { id: owner.accountId }, data: { personId: person.id } });
  const stranger = await deps.db.tx((tx) => openSession(deps, tx, owner.accountId, laptopBrowser));

  const at = await dropKey(deps, stranger);
  expect(at).toEqual(new Date(deps.clock().getTime() + 7 * 86_400_000));
  expect(await dropKey(deps, stranger)).toEqual(at);
  const said = await shop.rows("select content->>'key' as key from chat_message where chat_id = 50005");
  expect(said).toEqual([{ key: "vault-drop-asked" }]);
  expect(await refusalOf(setKey(deps, stranger, bytes(66)))).toBe("key_exists");
  const kept = () => shop.rows("select box from vault where account_id = $1", [owner.accountId]);
  shop.pass(7 * 86_400 - 1);
  await dropDueKey(deps, owner.accountId);
  await endWaitInChat(deps, person.id, "key");
  shop.pass(2);
  await dropDueKey(deps, owner.accountId);
  expect(await kept()).toEqual([{ box: "mine" }]);

  const keyless = await deps.db.tx((tx) => openSession(deps, tx, owner.accountId, laptopBrowser));
  await dropKey(deps, keyless);
  await endWait(deps, keyless, "key");
  shop.pass(6 * 86_400);
  await dropKey(deps, keyless);
  shop.pass(6 * 86_400);
  await dropDueKey(deps, owner.accountId);
  expect(await kept()).toEqual([{ box: "mine" }]);
  shop.pass(86_400);
  await dropDueKey(deps, owner.accountId);
  expect(await kept()).toEqual([]);
  const anew = await deps.db.tx((tx) => openSession(deps, tx, owner.accountId, laptopBrowser));
  await setKey(deps, anew, bytes(8));
  expect(await readVault(deps, anew)).toEqual({ version: 0, box: null });
});
