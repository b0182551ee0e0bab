import { type CardSubject, subject } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createChatStore } from "../chat-sync/chat-store.ts";
import { recordBlock } from "../chat-sync/record-block.ts";
import { isSubscribed } from "../orders/is-subscribed.ts";
import { codeOf, openShop, pair, type Shop } from "../testing/shop.ts";
import { openCard, requestRepost, setExpanded, setPrompt } from "./card-views.ts";
import { enterChat } from "./enter-chat.ts";
import { leaveAll } from "./leave-all.ts";
import { sayTo } from "./queue-message.ts";
import { setLanguage } from "./set-language.ts";
import { currentStep, enterStep, leaveStep } from "./step.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const customerStore = () => createChatStore(shop.deps, "customer");
const subscribed = (merchantId: string, chat: { chatId: bigint }, bot: "customer" | "horeca" = "customer") =>
  isSubscribed(shop.deps, merchantId, bot, Number(chat.chatId));

describe("a person who writes", () => {
  test("is one row in both bots, and keeps the language they chose", async () => {
    const anna = await shop.person("customer", 501);
    const same = await shop.person("horeca", 501);
    expect(same.person.id).toBe(anna.person.id);
    await setLanguage(shop.deps, anna, "en");
    expect(await shop.person("customer", 501)).toMatchObject({ language: "en" });
    expect(await shop.person("horeca", 501)).toMatchObject({ language: "ru" });
  });

  test("for the first time, ten times at once, is still one person and one chat", async () => {
    const met = await Promise.all(Array.from({ length: 10 }, () => shop.person("customer", 502)));
    expect(new Set(met.map(({ person }) => person.id)).size).toBe(1);
  });

  test("under a new name is renamed", async () => {
    await shop.person("customer", 503);
    const sender = { telegramUserId: 503n, name: "Анна 🌷", language: null };
    await enterChat(shop.deps, { bot: "customer", chatId: 503n }, sender);
    expect(await shop.rows("select name from person where telegram_user_id = 503")).toEqual([
      { name: "Анна 🌷" },
    ]);
  });
});

describe("subscribed is", () => {
  test("who paired with this merchant and can be written to; nobody else", async () => {
    const [cafe, other] = [await shop.merchant(), await shop.merchant()];
    const anna = await shop.person();
    expect(await subscribed(cafe.merchantId, anna)).toBe(false);
    await pair(shop.deps, anna, codeOf(await cafe.place("A-1")));
    expect(await subscribed(cafe.merchantId, anna)).toBe(true);
    expect(await subscribed(other.merchantId, anna)).toBe(false);
    expect(await subscribed(cafe.merchantId, anna, "horeca")).toBe(false);
    expect(await subscribed(cafe.merchantId, { chatId: 2n ** 52n })).toBe(false);
  });

  test("not who blocked the bot, and again who lets it in or just writes", async () => {
    const cafe = await shop.merchant();
    const anna = await shop.person();
    const { order } = await cafe.place("A-1");
    await pair(shop.deps, anna, codeOf(await cafe.place("A-2")));
    await recordBlock(shop.deps, anna, true);
    expect(await subscribed(cafe.merchantId, anna)).toBe(false);
    await shop.forgetJobs();
    await recordBlock(shop.deps, anna, false);
    expect(await subscribed(cafe.merchantId, anna)).toBe(true);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    await recordBlock(shop.deps, anna, true);
    await shop.person("customer", Number(anna.chatId));
    expect(await subscribed(cafe.merchantId, anna)).toBe(true);
    expect(order.personId).toBeNull();
  });

  test("staff of this merchant in the HoReCa bot, until they are removed", async () => {
    const cafe = await shop.merchant();
    const staff = await shop.person("horeca");
    await shop.rows(
      "insert into staff (id, venue_id, person_id, role) values (gen_random_uuid(), $1, $2, 'barista')",
      [cafe.venueId, staff.person.id],
    );
    expect(await subscribed(cafe.merchantId, staff, "horeca")).toBe(true);
    await shop.rows("update staff set removed_at = now() where person_id = $1", [staff.person.id]);
    expect(await subscribed(cafe.merchantId, staff, "horeca")).toBe(false);
  });

  test("a block of a chat nobody knows changes nothing", async () => {
    await recordBlock(shop.deps, { bot: "customer", chatId: 987_654n }, true);
    expect(await shop.rows("select 1 from chat where chat_id = 987654")).toEqual([]);
  });
});

describe("a step", () => {
  test("is left by asking, replaced by the next, and over after ten minutes", async () => {
    const chat = await shop.person();
    const data = { pairingId: "p", number: "42", venue: "Кофе" };
    const step = { name: "confirm-pairing", data } as const;
    await enterStep(shop.deps, chat, { name: "profile-name", data: {} });
    await enterStep(shop.deps, chat, step);
    expect(await currentStep(shop.deps, chat)).toEqual(step);
    expect((await customerStore().read(chat.chatId))?.step).toEqual(step);
    expect(await leaveStep(shop.deps, chat)).toBe(true);
    expect(await leaveStep(shop.deps, chat)).toBe(false);
    await enterStep(shop.deps, chat, step);
    shop.pass(600);
    expect(await currentStep(shop.deps, chat)).toBeNull();
    expect((await customerStore().read(chat.chatId))?.step).toBeNull();
  });
});

describe("what a chat shows", () => {
  const shown = { messageId: 5, shown: "hash", alert: null, replacedMessageId: null, settled: false };

  test("a card is kept as it was shown, with what the person opened on it", async () => {
    const chat = await shop.person();
    const store = customerStore();
    await store.recordCard(chat.chatId, { subject: "queue", ...shown });
    await setExpanded(shop.deps, chat, "queue", true);
    await setPrompt(shop.deps, chat, "queue", { name: "cancel", version: 3 });
    const view = await store.read(chat.chatId);
    expect(view?.cards).toEqual([
      {
        subject: "queue",
        messageId: 5,
        pinned: false,
        shown: "hash",
        alert: null,
        replacedMessageId: null,
        repost: false,
        expanded: true,
        prompt: "cancel",
        promptVersion: 3,
      },
    ]);
    expect(await leaveAll(shop.deps, chat)).toBe("questions");
    expect(await leaveAll(shop.deps, chat)).toBeNull();
  });

  test("what is tapped on a card before it is recorded as sent is open on it all the same", async () => {
    const chat = await shop.person();
    const store = customerStore();
    await setPrompt(shop.deps, chat, "queue", { name: "cancel", version: 1 });
    await setExpanded(shop.deps, chat, "queue", true);
    await store.recordCard(chat.chatId, { subject: "queue", ...shown });
    expect((await store.read(chat.chatId))?.cards).toMatchObject([
      { messageId: 5, shown: "hash", prompt: "cancel", promptVersion: 1, expanded: true },
    ]);
  });

  test("a card asked for again is posted once; asked for while it is being edited, it is not forgotten", async () => {
    const chat = await shop.person();
    const store = customerStore();
    await store.recordCard(chat.chatId, { subject: "queue", ...shown });
    await requestRepost(shop.deps, chat);
    await store.recordCard(chat.chatId, { subject: "queue", ...shown, shown: "edited" });
    expect((await store.read(chat.chatId))?.cards[0]?.repost).toBe(true);
    await store.recordCard(chat.chatId, { subject: "queue", ...shown, messageId: 6 });
    expect((await store.read(chat.chatId))?.cards[0]?.repost).toBe(false);
  });

  test("a settled card is out of sight until its order comes back or it is asked for", async () => {
    const chat = await shop.person();
    const store = customerStore();
    const subject = "order:0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11";
    await store.recordCard(chat.chatId, { subject, ...shown, settled: true });
    expect((await store.read(chat.chatId))?.cards).toEqual([]);
    expect(await store.findSettled(chat.chatId, [subject])).toMatchObject([{ messageId: 5 }]);
    await requestRepost(shop.deps, chat);
    expect((await store.read(chat.chatId))?.cards).toEqual([]);
    await requestRepost(shop.deps, chat, subject);
    expect((await store.read(chat.chatId))?.cards).toMatchObject([{ subject, repost: true }]);
  });

  test("a finished order stays where it is, though its last edit is not recorded yet", async () => {
    const cafe = await shop.merchant();
    const chat = await shop.person();
    const store = customerStore();
    const ids = [await cafe.place("B-1"), await cafe.place("B-2")].map(({ order }) => order.id);
    const [open, finished] = ids.map((id) => subject.order(id));
    for (const card of [open, finished])
      await store.recordCard(chat.chatId, { subject: card as CardSubject, ...shown });
    await shop.rows(`update "order" set status = 'delivered', finished_at = now() where id = $1`, [ids[1]]);
    await requestRepost(shop.deps, chat);
    const cards = (await store.read(chat.chatId))?.cards ?? [];
    expect(cards.filter(({ repost }) => repost).map((card) => card.subject)).toEqual([open]);
  });

  test("a card that is asked for while it is being taken away comes again, and goes when it is not wanted", async () => {
    const chat = await shop.person();
    const store = customerStore();
    const card = subject.order("0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11");
    await store.recordCard(chat.chatId, { subject: card, ...shown });
    await openCard(shop.deps, chat, card);
    await store.forgetCard(chat.chatId, card);
    const wanted = { subject: card, messageId: null, expanded: true, repost: true };
    expect((await store.read(chat.chatId))?.cards).toMatchObject([wanted]);
    await store.forgetCard(chat.chatId, card);
    expect((await store.read(chat.chatId))?.cards).toEqual([]);
  });

  test("messages go out once, in order; one that Telegram refuses is not tried again", async () => {
    const chat = await shop.person();
    const store = customerStore();
    for (const key of ["one", "two", "three"]) await sayTo(shop.deps, chat, { key });
    const [one, two] = (await store.read(chat.chatId))?.messages ?? [];
    await store.recordSent(String(one?.id), 11);
    await store.recordFailed(String(two?.id), "Bad Request: ".padEnd(2000, "x"));
    const left = (await store.read(chat.chatId))?.messages ?? [];
    expect(left.map(({ content }) => content)).toEqual([{ key: "three" }]);
  });

  test("a view of one chat never changes another's", async () => {
    const [mine, theirs] = [await shop.person(), await shop.person()];
    const store = customerStore();
    for (const chat of [mine, theirs]) await store.recordCard(chat.chatId, { subject: "queue", ...shown });
    await setPrompt(shop.deps, mine, "queue", { name: "cancel", version: 1 });
    await setExpanded(shop.deps, mine, "queue", true);
    await requestRepost(shop.deps, mine);
    expect((await store.read(theirs.chatId))?.cards[0]).toMatchObject({
      prompt: null,
      expanded: false,
      repost: false,
    });
  });

  test("a chat that never began shows nothing", async () => {
    expect(await customerStore().read(123n)).toBeNull();
  });
});
