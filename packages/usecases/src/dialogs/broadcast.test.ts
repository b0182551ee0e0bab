import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createChatStore } from "../chat-sync/chat-store.ts";
import { recordBlock } from "../chat-sync/record-block.ts";
import { draft, progress } from "../testing/broadcasts.ts";
import { photo, showAll, toBeShown, writes } from "../testing/dialogs.ts";
import { openShop, refusalOf, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { closeDialogs } from "./close-dialogs.ts";
import { holdMessage } from "./held-messages.ts";
import { runBroadcast } from "./run-broadcast.ts";
import {
  clearSelection,
  countSelected,
  selectedAtMost,
  selectedDialogs,
  selectPerson,
} from "./select-person.ts";
import { startBroadcast } from "./start-broadcast.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** A venue, a member of staff, and customers whose dialogs they have selected. */
async function selected(customers: number) {
  const cafe = await shop.merchant();
  const boris = await hire(shop, cafe.venueId, "barista");
  const people = await Promise.all(Array.from({ length: customers }, () => shop.person()));
  const ids: string[] = [];
  for (const person of people) ids.push(await writes(shop.deps, person, cafe.venueId, "Привет"));
  for (const { person } of people) {
    shop.pass(1);
    await selectPerson(shop.deps, boris.staff, boris.chat, person.id, true);
  }
  return { cafe, boris, people, ids };
}

const ended = { aborted: false } as AbortSignal;

describe("a broadcast", () => {
  test("that is started twice at once is sent once", async () => {
    const { boris, people } = await selected(3);
    await draft(shop, boris, "Сегодня скидка", "До вечера");
    const other = await shop.anotherProcess();
    const outcomes = await Promise.allSettled(
      [shop.deps, other].map((deps) => startBroadcast(deps, boris.staff, boris.chat)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    for (const person of people) {
      expect(await toBeShown(shop, person)).toEqual(["Сегодня скидка", "До вечера"]);
    }
    expect(await selectedDialogs(shop.deps, boris.staff)).toEqual([]);
    expect(await refusalOf(startBroadcast(shop.deps, boris.staff, boris.chat))).toBe("nothing_to_send");
  });

  test("counts whom it reached, who blocked the bot before or meanwhile, and what failed", async () => {
    const { boris, people } = await selected(4);
    const [anna, vera, gleb, dana] = people as [(typeof people)[0], ...typeof people];
    await recordBlock(shop.deps, vera as typeof anna, true);
    await draft(shop, boris, "Скидка");
    await startBroadcast(shop.deps, boris.staff, boris.chat);
    const counts = {
      receivers: 4,
      delivered: 0,
      blocked: 1,
      failed: 0,
      finished: false,
      blockedByVenue: 0,
      unpaired: 0,
    };
    expect(await progress(shop, boris)).toEqual([counts]);
    await showAll(shop, anna);
    await recordBlock(shop.deps, gleb as typeof anna, true);
    const store = createChatStore(shop.deps, "customer");
    const queued = (await store.read((dana as typeof anna).chatId))?.messages;
    const relay = queued?.find(({ content }) => "relay" in content);
    await store.recordFailed(relay?.id as string, "Bad Request: something");
    expect(await progress(shop, boris)).toEqual([{ ...counts, delivered: 1, blocked: 2, failed: 1 }]);
    const [{ id } = { id: "" }] = await shop.rows<{ id: string }>(
      "select id from broadcast where staff_id = $1",
      [boris.staff.staffId],
    );
    await shop.forgetJobs();
    await runBroadcast(shop.deps, id, ended);
    expect(await shop.waiting("horeca")).toEqual([String(boris.chat.chatId)]);
  });

  test("whose file is lost on its way has failed, though the customer reads of it", async () => {
    const { boris, people } = await selected(1);
    const source = { bot: "horeca" as const, chatId: boris.chat.chatId, messageId: 70 };
    await holdMessage(shop.deps, source, photo("скидка"), null);
    await startBroadcast(shop.deps, boris.staff, boris.chat);
    const [anna] = people as [(typeof people)[0]];
    const store = createChatStore(shop.deps, "customer");
    const queued = (await store.read((anna as NonNullable<typeof anna>).chatId))?.messages ?? [];
    const relayed = queued.flatMap(({ content }) => ("relay" in content ? content.relay.messages : []));
    const lost = { do: "fallback", form: "words", of: "скидка", reason: "file", lost: true } as const;
    await store.recordRelayed((anna as NonNullable<typeof anna>).chatId, [
      { ...lost, id: relayed[0]?.id ?? "" },
    ]);
    await showAll(shop, anna as NonNullable<typeof anna>);
    expect(await progress(shop, boris)).toMatchObject([{ receivers: 1, delivered: 0, failed: 1 }]);
  });

  test("claims no dialog and opens none that is closed", async () => {
    const { boris, people, ids } = await selected(2);
    await closeDialogs(shop.deps, boris.staff, [ids[0] as string]);
    await selectPerson(shop.deps, boris.staff, boris.chat, people[0]?.person.id ?? "", true);
    await draft(shop, boris, "Скидка");
    await startBroadcast(shop.deps, boris.staff, boris.chat);
    const rows = await shop.rows(
      "select assignee_id, closed_at is not null as closed from dialog where id = any($1) order by closed_at",
      [ids],
    );
    expect(rows).toEqual([
      { assignee_id: null, closed: true },
      { assignee_id: null, closed: false },
    ]);
  });

  test("of an album is one album for everybody", async () => {
    const { boris, people } = await selected(2);
    for (const [index, name] of ["раз", "два"].entries()) {
      const source = { bot: "horeca" as const, chatId: boris.chat.chatId, messageId: 60 + index };
      await holdMessage(shop.deps, source, photo(name), "album");
    }
    await startBroadcast(shop.deps, boris.staff, boris.chat);
    for (const person of people) expect(await toBeShown(shop, person)).toEqual(["раз+два"]);
  });

  test("without a draft, or to nobody, is none", async () => {
    const { boris } = await selected(1);
    expect(await refusalOf(startBroadcast(shop.deps, boris.staff, boris.chat))).toBe("nothing_to_send");
    await draft(shop, boris, "Скидка");
    await clearSelection(shop.deps, boris.staff, boris.chat);
    expect(await refusalOf(startBroadcast(shop.deps, boris.staff, boris.chat))).toBe("nothing_to_send");
  });
});

describe("a selection", () => {
  test("is made and taken off once, however often it is tapped", async () => {
    const { boris, people, ids } = await selected(2);
    const first = people[0]?.person.id ?? "";
    for (const on of [true, true]) await selectPerson(shop.deps, boris.staff, boris.chat, first, on);
    expect(await selectedDialogs(shop.deps, boris.staff)).toEqual(ids);
    for (const on of [false, false]) await selectPerson(shop.deps, boris.staff, boris.chat, first, on);
    expect(await selectedDialogs(shop.deps, boris.staff)).toEqual([ids[1]]);
  });

  test("of another venue's customer is refused; selections made at one venue do not count at another", async () => {
    const { boris, people: own } = await selected(1);
    const { cafe: other, people } = await selected(1);
    const foreign = await hire(shop, other.venueId, "barista");
    const stranger = own[0]?.person.id ?? "";
    const select = selectPerson(shop.deps, foreign.staff, foreign.chat, stranger, true);
    expect(await refusalOf(select)).toBe("not_found");
    // Boris works there too, and looks at that venue now.
    const both = await hire(shop, other.venueId, "barista", boris.chat);
    expect(await selectedDialogs(shop.deps, both.staff)).toEqual([]);
    await draft(shop, boris, "Скидка");
    expect(await refusalOf(startBroadcast(shop.deps, both.staff, both.chat))).toBe("nothing_to_send");
    for (const person of people) expect(await toBeShown(shop, person)).toEqual([]);
  });

  test("goes when the dialog is closed, and there are not too many", async () => {
    const { boris, people, ids } = await selected(2);
    await closeDialogs(shop.deps, boris.staff, [ids[0] as string]);
    expect(await selectedDialogs(shop.deps, boris.staff)).toEqual([ids[1]]);
    expect(await countSelected(shop.deps, boris.staff)).toBe(1);
    await shop.rows(
      `with people as (
         insert into person (id, telegram_user_id, name) select gen_random_uuid(), 5000000 + n, 'x'
         from generate_series(1, $2) n returning id)
       insert into selected_person (staff_id, person_id) select $1, id from people`,
      [boris.staff.staffId, selectedAtMost - 1],
    );
    const more = selectPerson(shop.deps, boris.staff, boris.chat, people[0]?.person.id ?? "", true);
    expect(await refusalOf(more)).toBe("limit_reached");
  });
});
