import { DomainError } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eraseHolder } from "../../accounts/erase-account.ts";
import { findOrder } from "../../orders/find-order.ts";
import { placeOrder } from "../../orders/place-order.ts";
import { deleteTestData } from "../../orders/test-data/delete-test-data.ts";
import { answers, photo, showAll, toBeShown, writes } from "../../testing/dialogs.ts";
import { codeOf, openShop, outcomesOf, pair, refusalOf, type Shop } from "../../testing/shop.ts";
import { hire } from "../../testing/team.ts";
import { blockDialog, unblockDialog } from "../block-dialog.ts";
import { closeDialogs } from "../close-dialogs.ts";
import { openDialog } from "../open-dialog.ts";
import { selectPerson } from "../select-person.ts";
import { dialogOfPage } from "./dialog-of-page.ts";
import { shownOnPage } from "./shown-on-page.ts";
import { writeFromPage } from "./write-from-page.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

let pages = 0;

/** An order whose buyer has no Telegram, at a café with a manager on duty. */
async function bought(options: Partial<Parameters<Cafe["place"]>[1]> = {}, at?: Cafe) {
  const cafe = at ?? (await shop.merchant());
  const boris = await hire(shop, cafe.venueId, "manager");
  const placed = await cafe.place(`P-${++pages}`, {
    customer: { siteUserId: `u-${pages}`, name: "Анна" },
    ...options,
  });
  const merchant = { kind: "merchant", merchantId: placed.order.merchantId } as const;
  const order = await findOrder(shop.deps.db.prisma, merchant, { id: placed.order.id });
  const says = (text: string, clientId = `client-${text}`) =>
    writeFromPage(shop.deps, order, { clientId, text });
  const page = async () =>
    (await dialogOfPage(shop.deps, order)).messages.map(({ content, author }) => [
      author,
      "text" in content && content.text,
    ]);
  const states = async () =>
    (await dialogOfPage(shop.deps, order)).messages.map(({ deliveredAt, openedAt }) =>
      openedAt ? "read" : deliveredAt ? "delivered" : "kept",
    );
  const dialogId = async () =>
    (
      await shop.rows<{ id: string }>(
        "select d.id from dialog d join person p on p.id = d.person_id where guest_of = $1",
        [order.id],
      )
    )[0]?.id as string;
  return { cafe, boris, placed, order, says, page, states, dialogId };
}
type Cafe = Awaited<ReturnType<Shop["merchant"]>>;

const whyOf = (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error: unknown) => (error instanceof DomainError ? error.details.why : error),
  );

describe("whoever writes from the page of their order", () => {
  test("is a customer as any other: shown, answered, told what became of it", async () => {
    const { boris, order, says, page, states, dialogId } = await bought();
    await says("Можно без сахара?");
    expect(await states()).toEqual(["kept"]);
    await showAll(shop, boris.chat);
    expect(await states()).toEqual(["delivered"]);
    await openDialog(shop.deps, boris.staff, boris.chat, await dialogId());
    expect(await states()).toEqual(["read"]);
    await answers(shop.deps, boris, await dialogId(), "Конечно");
    expect(await page()).toEqual([
      ["customer", "Можно без сахара?"],
      ["staff", "Конечно"],
    ]);
    expect(await states()).toEqual(["read", "kept"]);
    await showAll(shop, boris.chat);
    const { messages } = await dialogOfPage(shop.deps, order);
    for (let times = 0; times < 2; times++)
      await shownOnPage(shop.deps, order.id, BigInt(messages.at(-1)?.id ?? 0));
    expect(await states()).toEqual(["read", "delivered"]);
    // Whoever wrote it sees that it has arrived.
    expect(await toBeShown(shop, boris.chat)).toEqual(["Конечно (silent)"]);
  });

  test("is answered though their dialog was closed, which asks them nothing", async () => {
    const { boris, says, page, dialogId } = await bought();
    await says("Где вы?");
    await closeDialogs(shop.deps, boris.staff, [await dialogId()]);
    expect(await shop.rows("select 1 from dialog_survey where dialog_id = $1", [await dialogId()])).toEqual(
      [],
    );
    await answers(shop.deps, boris, await dialogId(), "Во дворе");
    expect((await page()).at(-1)).toEqual(["staff", "Во дворе"]);
  });

  test("is kept once, however often and from wherever at once the same message comes", async () => {
    const { boris, says, page } = await bought();
    expect(
      await outcomesOf(says("Раз", "same-one"), says("Раз", "same-one"), says("Раз", "same-one")),
    ).toEqual(["ok", "ok", "ok"]);
    await says("Раз", "same-one");
    expect(await page()).toEqual([["customer", "Раз"]]);
    expect(await toBeShown(shop, boris.chat)).toEqual(["Раз"]);
  });

  test("is shown words alone: a photo is refused where it is sent, and nothing goes to many", async () => {
    const { boris, says, page, dialogId } = await bought();
    await says("Где вы?");
    const content = photo("map");
    expect(await whyOf(answers(shop.deps, boris, await dialogId(), "", { content }))).toBe("text_only");
    expect(await page()).toHaveLength(1);
    const [person] = await shop.rows<{ id: string }>("select person_id as id from dialog where id = $1", [
      await dialogId(),
    ]);
    expect(await whyOf(selectPerson(shop.deps, boris.staff, boris.chat, person?.id ?? "", true))).toBe(
      "on_page",
    );
  });

  test("sees what was written on that page alone, though the same buyer has other orders and Telegram", async () => {
    const first = await bought();
    const anna = await shop.person();
    await pair(shop.deps, anna, codeOf(first.placed));
    await writes(shop.deps, anna, first.cafe.venueId, "Из Telegram");
    const second = await bought({ customer: { siteUserId: `u-${pages}` } }, first.cafe);
    await first.says("Первый");
    await second.says("Второй");
    expect(await first.page()).toEqual([["customer", "Первый"]]);
    expect(await second.page()).toEqual([["customer", "Второй"]]);
    await shownOnPage(shop.deps, first.order.id, 10n ** 17n);
    expect(await second.states()).toEqual(["kept"]);
  });
});

test("the name of a Telegram account is not copied to a page: it goes with the pairing", async () => {
  const { placed, says, order } = await bought({ customer: {} });
  await pair(shop.deps, await shop.person(), codeOf(placed));
  await says("Раз");
  const guests = await shop.rows("select name from person where guest_of = $1", [order.id]);
  expect(guests).toEqual([{ name: `#${order.number}` }]);
});

describe("whom the café has blocked", () => {
  test("writes from no page of theirs, blocked here, in Telegram, or on another order's page", async () => {
    const first = await bought({ customer: { siteUserId: "blocked" } });
    const second = await bought({ customer: { siteUserId: "blocked" } }, first.cafe);
    await first.says("Раз");
    await blockDialog(shop.deps, first.boris.staff, await first.dialogId());
    for (const { says } of [first, second])
      expect(await refusalOf(says("Два"))).toBe("recipient_unreachable");
    for (const { order } of [first, second])
      expect((await dialogOfPage(shop.deps, order)).isBlocked).toBe(true);
    await unblockDialog(shop.deps, first.boris.staff, await first.dialogId());
    await second.says("Три");

    const anna = await shop.person();
    const third = await bought({}, first.cafe);
    await pair(shop.deps, anna, codeOf(third.placed));
    const inTelegram = await writes(shop.deps, anna, first.cafe.venueId, "Четыре");
    await blockDialog(shop.deps, first.boris.staff, inTelegram);
    expect((await dialogOfPage(shop.deps, third.order)).isBlocked).toBe(true);
    expect(await refusalOf(third.says("Пять"))).toBe("recipient_unreachable");
  });
});

describe("what was written on a page goes", () => {
  const left = () =>
    shop.rows(
      "select 1 from person where guest_of is not null union all select 1 from dialog_message where client_id is not null",
    );

  test("with whoever erases themselves, and with test data", async () => {
    await shop.rows("delete from dialog");
    await shop.rows("delete from person where guest_of is not null");
    const { cafe, placed, says, boris, dialogId } = await bought();
    const anna = await shop.person();
    await pair(shop.deps, anna, codeOf(placed));
    await says("Секрет");
    await answers(shop.deps, boris, await dialogId(), "Поняли");
    await shop.deps.db.tx((tx) => eraseHolder(shop.deps, tx, { personId: anna.person.id }));
    expect(await left()).toEqual([]);
    expect(await shop.rows("select 1 from event where data::text like '%Секрет%'")).toEqual([]);

    const inTest = await placeOrder(shop.deps, cafe.testSideId, {
      orderId: "T-1",
      venueId: cafe.venueId,
      items: [],
    });
    await writeFromPage(shop.deps, inTest.order, { clientId: "in-test", text: "Проба" });
    await deleteTestData(shop.deps, cafe.testSideId);
    expect(await left()).toEqual([]);
  });
});
