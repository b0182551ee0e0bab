import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createChatStore } from "../chat-sync/chat-store.ts";
import { answers, photo, saying, showAll, toBeShown, writes } from "../testing/dialogs.ts";
import { setHours } from "../testing/past-order.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { hearAll, hire, toBeSaid } from "../testing/team.ts";
import { closeDialogs } from "./close-dialogs.ts";
import { openDialog } from "./open-dialog.ts";
import { receiveMessage } from "./receive-message.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function openCafe() {
  const cafe = await shop.merchant();
  const boris = await hire(shop, cafe.venueId, "barista");
  await hearAll(shop);
  return { cafe, boris, anna: await shop.person() };
}

const dialogOf = async (id: string) =>
  (
    await shop.rows<{ unread: number; closed: boolean; messages: number; surveys: number }>(
      `select unread, closed_at is not null as closed,
         (select count(*)::int from dialog_message where dialog_id = d.id) as messages,
         (select count(*)::int from dialog_survey where dialog_id = d.id and ended_at is null) as surveys
       from dialog d where id = $1`,
      [id],
    )
  )[0];

describe("what customers write", () => {
  test("at the same moment is one dialog each, and every message in it once", async () => {
    const { cafe, boris, anna } = await openCafe();
    const vera = await shop.person();
    const other = await shop.anotherProcess();
    const texts = ["один", "два", "три"];
    await Promise.all(
      texts.flatMap((text, index) => {
        const deps = index % 2 ? shop.deps : other;
        return [anna, vera].map((who) => writes(deps, who, cafe.venueId, `${who.person.name}: ${text}`));
      }),
    );
    const dialogs = await shop.rows("select unread from dialog where venue_id = $1", [cafe.venueId]);
    expect(dialogs).toEqual([{ unread: 3 }, { unread: 3 }]);
    const expected = [anna, vera].flatMap(({ person }) => texts.map((text) => `${person.name}: ${text}`));
    expect((await toBeShown(shop, boris.chat)).sort()).toEqual(expected.sort());
    await showAll(shop, boris.chat);
    for (const who of [anna, vera]) {
      expect((await toBeSaid(shop, who)).map(([key]) => key)).toEqual(["dialog-passed-on"]);
    }
  });

  test("and comes twice is there once, also when it comes to two processes at once", async () => {
    const { cafe, boris, anna } = await openCafe();
    const processes = [shop.deps, await shop.anotherProcess()];
    const twice = () =>
      Promise.all(processes.map((deps) => writes(deps, anna, cafe.venueId, "Привет", { messageId: 7 })));
    const [first, second] = await twice();
    expect(second).toBe(first);
    expect(await twice()).toEqual([first, first]);
    expect(await dialogOf(first as string)).toMatchObject({ unread: 1, messages: 1 });
    expect(await toBeShown(shop, boris.chat)).toEqual(["Привет"]);
    await showAll(shop, boris.chat);
    expect(await toBeSaid(shop, anna)).toHaveLength(1);
  });

  test("as an album goes as one, although each part comes by itself", async () => {
    const { cafe, boris, anna } = await openCafe();
    const part = (name: string) =>
      writes(shop.deps, anna, cafe.venueId, "", { album: "a1", content: photo(name) });
    await part("раз");
    shop.pass(0.6);
    await part("два");
    expect((await toBeShown(shop, boris.chat))[0]).toBe("раз+два");
    const [head] = await shop.rows<{ not_before: Date }>(
      "select not_before from chat_message where chat_id = $1 and album is not null order by id limit 1",
      [boris.chat.chatId],
    );
    expect(head?.not_before.getTime()).toBe(shop.now().getTime() + 700);
    expect(await showAll(shop, boris.chat)).toHaveLength(2);
    // One that came when the others had gone.
    await part("три");
    expect(await showAll(shop, boris.chat)).toHaveLength(1);
  });

  test("as an album is whole where it began, though somebody takes the dialog in between", async () => {
    const { cafe, boris, anna } = await openCafe();
    const vera = await hire(shop, cafe.venueId, "barista");
    const part = (name: string, album: string) =>
      writes(shop.deps, anna, cafe.venueId, "", { album, content: photo(name) });
    const dialogId = await part("раз", "a1");
    await showAll(shop, boris.chat);
    await answers(shop.deps, vera, dialogId, "Смотрю");
    await part("два", "a1");
    await part("другое", "a2");
    const heard = async (chat: typeof vera.chat) =>
      (await toBeShown(shop, chat)).filter((text) => !text.endsWith(" (silent)"));
    expect(await heard(boris.chat)).toEqual(["раз+два"]);
    expect(await heard(vera.chat)).toEqual(["раз+два", "раз+два", "другое"]);
  });

  test("and is too big to cross is refused to them once, however many should have got it", async () => {
    const { cafe, boris, anna } = await openCafe();
    const vera = await hire(shop, cafe.venueId, "barista");
    await writes(shop.deps, anna, cafe.venueId, "", { content: photo("огромное") });
    for (const { chat } of [boris, vera]) {
      const store = createChatStore(shop.deps, "horeca");
      const queued = (await store.read(chat.chatId))?.messages.find(({ content }) => "relay" in content);
      await store.recordFailed(queued?.id as string, "too_big");
    }
    const told = (await toBeSaid(shop, anna)).map(([key]) => key);
    expect(told).toEqual(["dialog-not-delivered"]);
  });

  test("of the same album to two venues is two albums", async () => {
    const { cafe, boris, anna } = await openCafe();
    const { cafe: other, boris: vera } = await openCafe();
    for (const { venueId } of [cafe, other])
      await writes(shop.deps, anna, venueId, "", { album: "a1", content: photo(venueId), messageId: 5 });
    expect(await toBeShown(shop, boris.chat)).toEqual([cafe.venueId]);
    expect(await toBeShown(shop, vera.chat)).toEqual([other.venueId]);
  });

  test("at the moment when the dialog is closed is never lost in a closed dialog", async () => {
    const { cafe, boris, anna } = await openCafe();
    const other = await shop.anotherProcess();
    for (let round = 0; round < sizes.collisions; round++) {
      const id = await writes(shop.deps, anna, cafe.venueId, `до ${round}`);
      const text = `во время ${round}`;
      await Promise.all([
        closeDialogs(other, boris.staff, [id]),
        writes(shop.deps, anna, cafe.venueId, text),
      ]);
      const dialog = await dialogOf(id);
      // Either it was closed after the message, and is asked about; or the message opened it again.
      expect(dialog).toMatchObject(dialog?.closed ? { unread: 0, surveys: 1 } : { unread: 1, surveys: 0 });
      expect(await toBeShown(shop, boris.chat)).toContain(text);
      await showAll(shop, boris.chat);
    }
  });

  test("through the café's site is theirs too, and answers nothing in the chat", async () => {
    const { cafe, boris, anna } = await openCafe();
    const message = { venueId: cafe.venueId, orderId: null, album: null, replyToId: null, source: null };
    const content = saying("С сайта");
    const send = () => receiveMessage(shop.deps, { ...message, personId: anna.person.id, content });
    await Promise.all([send(), send()]);
    expect(await toBeShown(shop, boris.chat)).toEqual(["С сайта", "С сайта"]);
    expect(await toBeSaid(shop, anna)).toEqual([]);
  });
});

describe("it is shown", () => {
  test("to those on duty; when somebody answers, to them and whoever has the dialog open", async () => {
    const { cafe, boris, anna } = await openCafe();
    const [vera, gleb, dana] = [
      await hire(shop, cafe.venueId, "barista"),
      await hire(shop, cafe.venueId, "manager"),
      await hire(shop, cafe.venueId, "barista"),
    ];
    await shop.rows("update staff set on_duty = false where id = $1", [dana.staff.staffId]);
    await shop.rows(`update staff set notify = '{"message": false}' where id = $1`, [gleb.staff.staffId]);
    const everyone = [boris, vera, gleb, dana].map(({ chat }) => chat);
    const told = async () => {
      const texts = await Promise.all(everyone.map((chat) => toBeShown(shop, chat)));
      for (const chat of everyone) await showAll(shop, chat);
      return texts.map((list) => list.join());
    };
    const id = await writes(shop.deps, anna, cafe.venueId, "Ау");
    expect(await told()).toEqual(["Ау", "Ау", "Ау (silent)", ""]);
    await shop.rows("update dialog set assignee_id = $1 where id = $2", [boris.staff.staffId, id]);
    await openDialog(shop.deps, dana.staff, dana.chat, id);
    await writes(shop.deps, anna, cafe.venueId, "Эй");
    expect(await told()).toEqual(["Эй", "", "", "Эй (silent)"]);
    await shop.rows("update staff set on_duty = false where venue_id = $1", [cafe.venueId]);
    await writes(shop.deps, anna, cafe.venueId, "Есть кто?");
    expect(await told()).toEqual(Array(4).fill("Есть кто? (silent)"));
  });
});

describe("outside opening hours", () => {
  test("the customer reads once when the venue opens, and again after the dialog was closed", async () => {
    const { cafe, boris, anna } = await openCafe();
    // The shop's clock stands at 15:00 in Moscow.
    await setHours(shop.deps, cafe, [8 * 60, 14 * 60]);
    const id = await writes(shop.deps, anna, cafe.venueId, "Вы открыты?");
    await writes(shop.deps, anna, cafe.venueId, "Алло");
    await showAll(shop, boris.chat);
    const [[key, args] = ["", {}], ...more] = await toBeSaid(shop, anna);
    expect([key, more]).toEqual(["dialog-venue-closed", []]);
    expect(args).toMatchObject({ venue: "Кофейня: зал", day: "tomorrow", time: "08:00" });
    await closeDialogs(shop.deps, boris.staff, [id]);
    await writes(shop.deps, anna, cafe.venueId, "А сейчас?");
    await showAll(shop, boris.chat);
    expect((await toBeSaid(shop, anna)).map(([said]) => said)).toEqual([key, key]);
  });

  test("and when it has opened meanwhile, nothing more is said", async () => {
    const { cafe, boris, anna } = await openCafe();
    await setHours(shop.deps, cafe, [8 * 60, 14 * 60]);
    await writes(shop.deps, anna, cafe.venueId, "Вы открыты?");
    await showAll(shop, boris.chat);
    await setHours(shop.deps, cafe, [8 * 60, 22 * 60]);
    await writes(shop.deps, anna, cafe.venueId, "А сейчас?");
    await showAll(shop, boris.chat);
    expect(await toBeSaid(shop, anna)).toHaveLength(1);
  });
});
