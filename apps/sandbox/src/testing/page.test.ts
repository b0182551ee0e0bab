import { launchBrowser } from "@gotovo/testing/browser/launch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { botName, type Harness, startHarness } from "./harness.ts";

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser["newPage"]>>;

/** A picture of one pixel. */
const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const oddName = "Гость <b>№ 7</b> 🥐";
let harness: Harness;
let browser: Browser;

beforeAll(async () => {
  harness = await startHarness({ clock: Date.now });
  const page = await (await fetch(harness.url)).text();
  if (!page.startsWith("<")) throw new Error("The chat page is not built: run the tests through npm test.");
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await harness?.close();
});

/** The page with two people side by side. */
async function open(locale: string, left: string, right: string): Promise<Page> {
  const page = await browser.newPage({ locale, viewport: { width: 1280, height: 900 } });
  await page.goto(`${harness.url}/?left=${left}&right=${right}`);
  return page;
}
const panes = (page: Page) => ({
  left: page.getByTestId("pane-left"),
  right: page.getByTestId("pane-right"),
});

test("a group with a bot and a topic is made, and written in with quotes, files and reactions", async () => {
  const anna = await harness.tg.person({ first_name: "Анна", language_code: "ru" });
  const boris = await harness.tg.person({ first_name: "Борис", language_code: "ru" });
  const page = await open("ru", `${anna.id}`, `${boris.id}`);
  const { left, right } = panes(page);

  await left.getByTestId("new-group").click();
  await left.getByTestId("group-title").fill("Команда");
  await left.getByText(`@${botName}`).click();
  await left.getByText("Борис").click();
  await left.getByTestId("group-create").click();
  await right.getByText("Команда").click();

  await left.getByRole("button", { name: "Действия с группой" }).click();
  await page.getByRole("menuitem", { name: "Новая тема" }).click();
  await left.getByTestId("topic-name").fill(oddName);
  await left.getByTestId("topic-name").press("Enter");
  await left.getByText(`создаёт тему «${oddName}»`).waitFor();
  await left.getByTestId("composer").fill("Есть ли овсяное молоко?");
  await left.getByTestId("composer").press("Enter");

  await right.getByRole("button", { name: oddName }).click();
  const question = right.getByTestId("message").filter({ hasText: "овсяное" });
  await question.locator(".message-text").selectText();
  await question.getByRole("button", { name: "Действия с сообщением" }).click();
  await page.getByRole("menuitem", { name: "Ответить с цитатой" }).click();
  await right.getByTestId("composer").fill("Есть, конечно");
  await right.getByTestId("composer").press("Enter");
  await left.getByTestId("reply-to").filter({ hasText: "Есть ли овсяное молоко?" }).waitFor();

  const answer = left.getByTestId("message").filter({ hasText: "конечно" });
  await answer.getByRole("button", { name: "Действия с сообщением" }).click();
  await page.getByRole("menuitemcheckbox", { name: "🔥" }).click();
  await right.locator(".reaction").waitFor();

  const picture = { name: "витрина ☕.png", mimeType: "image/png", buffer: onePixel };
  await left.getByTestId("file-input").setInputFiles([picture, picture]);
  await left.getByTestId("attach-caption").fill("Альбом");
  await left.getByTestId("attach-send").click();
  const album = right.getByTestId("message").filter({ hasText: "Альбом" });
  await album.waitFor();
  expect(await album.locator("img").count()).toBe(2);
  await left.getByTestId("file-input-document").setInputFiles([picture]);
  await left.getByTestId("attach-send").click();
  await right.getByText("витрина ☕.png").waitFor();
  await page.close();
});

test("a closed topic, an answer to a tap and a removal are seen by those they concern", async () => {
  const anna = await harness.tg.person({ first_name: "Anna" });
  const boris = await harness.tg.person({ first_name: "Boris" });
  const group = await harness.tg.group({ title: "Team", forum: true, members: [anna, boris] });
  await group.addBot(botName);
  await group.promoteBot(botName);
  const { thread_id } = await group.createTopic("Guest 7");
  const reply_markup = { inline_keyboard: [[{ text: "Close", callback_data: "c" }]] };
  const inTopic = { chat_id: group.id, message_thread_id: thread_id };
  await harness.api("sendMessage", { ...inTopic, text: "Done?", reply_markup });
  const place = `${group.id}.${thread_id}`;
  const page = await open("en", `${anna.id}:${place}`, `${boris.id}:${place}`);
  const { left, right } = panes(page);

  await right.getByTestId("inline-button").click();
  const tap = async () => (await harness.tg.updates(botName)).find((update) => "callback_query" in update);
  await expect.poll(tap).toBeTruthy();
  const { callback_query } = (await tap()) as unknown as { callback_query: { id: string } };
  await harness.api("answerCallbackQuery", { callback_query_id: callback_query.id, text: "Closing" });
  await right.getByTestId("toast").waitFor();
  expect(await left.getByTestId("toast").count()).toBe(0);

  await group.closeTopic(thread_id);
  await right.getByTestId("topic-closed").waitFor();
  expect(await left.getByTestId("composer").isVisible()).toBe(true);

  const other = await harness.api("createForumTopic", { chat_id: group.id, name: "Guest 8" });
  const { message_thread_id } = other.result;
  await harness.api("sendMessage", { chat_id: group.id, message_thread_id, text: "hello" });
  const tab = left.getByTestId(`topic-${message_thread_id}`);
  await tab.getByTestId("unread").waitFor();
  await tab.click();
  await left.getByText("hello").waitFor();
  await tab.getByTestId("unread").waitFor({ state: "detached" });

  await group.deleteTopic(message_thread_id);
  await left.locator('[data-testid="topic-general"][aria-current]').waitFor();
  await group.remove(boris);
  await right.getByText("You are not in this group any more.").waitFor();
  await page.close();
});
