import { afterAll, beforeAll, expect, test } from "vitest";
import { createChatStore } from "../chat-sync/chat-store.ts";
import { answers, photo, showAll, writes } from "../testing/dialogs.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { openDialog } from "./open-dialog.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** A café with two baristas, and a customer who has sent them a photo, a long text and a word. */
async function asked() {
  const cafe = await shop.merchant();
  const [boris, vera] = [
    await hire(shop, cafe.venueId, "barista"),
    await hire(shop, cafe.venueId, "barista"),
  ];
  const anna = await shop.person();
  const id = await writes(shop.deps, anna, cafe.venueId, "", { content: photo(`p-${cafe.venueId}`) });
  await writes(shop.deps, anna, cafe.venueId, "долго ".repeat(100));
  await writes(shop.deps, anna, cafe.venueId, "Привет");
  return { boris, vera, id };
}

/** Which of them the customer sees as seen. */
async function seen(id: string): Promise<string[]> {
  const rows = await shop.rows<{ what: string }>(
    `select coalesce(nullif(left(content->>'text', 6), ''), 'photo') as what from dialog_message
     where dialog_id = $1 and author = 'customer' and opened_at is not null order by id`,
    [id],
  );
  return rows.map(({ what }) => what.trim());
}

test("a photo that came as words is not seen, by whoever opens the dialog and answers", async () => {
  const { boris, id } = await asked();
  const store = createChatStore(shop.deps, "horeca");
  const [relay] = ((await store.read(boris.chat.chatId))?.messages ?? []).flatMap(({ content }) =>
    "relay" in content ? content.relay.messages : [],
  );
  const fallback = { do: "fallback", form: "words", reason: "file", lost: true } as const;
  const of = relay?.content.kind === "media" ? relay.content.file.uniqueId : "";
  await store.recordRelayed(boris.chat.chatId, [{ ...fallback, id: relay?.id ?? "", of }]);
  await showAll(shop, boris.chat);
  await openDialog(shop.deps, boris.staff, boris.chat, id);
  await answers(shop.deps, boris, id, "Вижу");
  expect(await seen(id)).toEqual(["долго", "Привет"]);
});

test("what a colleague has is seen as far as the dialog's card shows it whole", async () => {
  const { boris, vera, id } = await asked();
  await showAll(shop, boris.chat);
  await openDialog(shop.deps, vera.staff, vera.chat, id);
  expect(await seen(id)).toEqual(["Привет"]);
  await answers(shop.deps, boris, id, "Вижу");
  expect(await seen(id)).toEqual(["photo", "долго", "Привет"]);
});
