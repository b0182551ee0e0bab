import { launchBrowser } from "@gotovo/testing/browser/launch";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { botName, type Harness, startHarness } from "./harness.ts";

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser["newPage"]>>;

const nobodysPhone = "+79161234567";
let harness: Harness;
let browser: Browser;
let anna: Awaited<ReturnType<Harness["tg"]["person"]>>;

beforeAll(async () => {
  harness = await startHarness({ clock: Date.now });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await harness?.close();
});
beforeEach(async () => {
  await harness.tg.reset({ default_people: false });
  anna = await harness.tg.person({ first_name: "Анна", language_code: "ru" });
});

async function open(address: string, locale = "ru", width = 1280): Promise<Page> {
  const page = await browser.newPage({ locale, viewport: { width, height: 800 } });
  await page.goto(harness.url + address);
  return page;
}

async function gateway(method: string, params: Record<string, string>) {
  const query = new URLSearchParams({ ...params, access_token: "x" });
  const response = await fetch(`${harness.url}/gateway/${method}?${query}`);
  return ((await response.json()) as { result: { request_id: string } }).result;
}
const send = (phone_number: string, code: string, ttl = "600") =>
  gateway("sendVerificationMessage", { phone_number, code, ttl });

test("a code to a phone is announced, found at once and copied", async () => {
  const page = await open(`/?left=${anna.id}`);
  const button = page.getByTestId("codes-button");
  await button.getByText("Коды").waitFor();
  expect(await button.getByTestId("unread").count()).toBe(0);
  await send(nobodysPhone, "3613");
  await send(anna.phone, "482913");
  await button.getByRole("img", { name: "2 новых кода" }).waitFor();
  await expect.poll(() => page.title()).toMatch(/^\(2\)/);
  const own = page.getByTestId("pane-left").getByTestId("codes-row");
  await own.getByText("482913").waitFor();

  await own.click();
  const cards = page.getByTestId("code");
  await cards.nth(1).waitFor();
  expect(await cards.nth(0).textContent()).toContain("Анна");
  expect(await cards.nth(0).textContent()).toContain(anna.phone);
  expect(await cards.nth(1).textContent()).toContain(nobodysPhone);
  expect(await cards.nth(0).getByTestId("code-digits").textContent()).toBe("482913");
  await cards.nth(0).getByRole("button", { name: "Скопировать код 482913" }).click();
  await page.getByText("Скопировано: 482913").waitFor();
  await button.getByTestId("unread").waitFor({ state: "detached" });
  expect((await harness.tg.codes(nobodysPhone))[0]?.status).toBe("read");
  await page.close();
});

test("the codes have an address; what comes, expires and is revoked is seen there", async () => {
  const page = await open("/#codes", "en", 360);
  await page.getByText("No codes yet.").waitFor();
  const { request_id } = await send(nobodysPhone, "111222");
  const card = page.getByTestId("code").filter({ hasText: nobodysPhone });
  await card.getByText(/Good for (10:00|9:5\d)/).waitFor();
  await gateway("revokeVerificationMessage", { request_id });
  await card.getByText("revoked").waitFor();
  await send(anna.phone, "5555", "3600");
  await page.getByTestId("code").filter({ hasText: anna.phone }).getByText("Good for").waitFor();
  await harness.tg.set({ clock_offset_ms: 3_600_000 });
  await page.reload();
  await page.getByTestId("code").filter({ hasText: anna.phone }).getByText("expired").waitFor();
  await page.keyboard.press("Escape");
  await page.getByTestId("codes").waitFor({ state: "detached" });
  expect(new URL(page.url()).hash).toBe("");
  await page.goBack();
  await page.getByTestId("codes").waitFor();
  await page.close();
});

test("the button that asks for the phone asks the person first, then is put away and can be had again", async () => {
  const chat = anna.chat(botName);
  await chat.start();
  const reply_markup = {
    keyboard: [[{ text: "Поделиться номером", request_contact: true }], ["Потом"]],
    one_time_keyboard: true,
    input_field_placeholder: "Кнопка ниже",
  };
  await harness.api("sendMessage", { chat_id: chat.id, text: "Ваш номер?", reply_markup });
  const page = await open(`/?left=${anna.id}:${botName}`);
  const pane = page.getByTestId("pane-left");
  const keyboard = pane.getByTestId("reply-keyboard");
  await pane.getByPlaceholder("Кнопка ниже").waitFor();

  await keyboard.getByText("Поделиться номером").click();
  await pane.getByText("Отправить ваш номер боту").waitFor();
  // Keys are for the question only once it has the focus.
  const question = pane.locator("dialog :focus");
  await question.waitFor();
  await page.keyboard.press("Escape");
  expect((await chat.last())?.contact).toBeUndefined();
  await keyboard.getByText("Поделиться номером").click();
  await question.waitFor();
  await page.keyboard.press("Enter");
  await pane.getByTestId("contact").waitFor();
  expect((await chat.last())?.contact?.user_id).toBe(anna.id);
  await keyboard.waitFor({ state: "detached" });

  await page.reload();
  await pane.getByTestId("contact").waitFor();
  expect(await keyboard.count()).toBe(0);
  await pane.getByRole("button", { name: "Клавиатура бота" }).click();
  await keyboard.getByText("Потом").click();
  await pane.getByTestId("message").filter({ hasText: "Потом" }).waitFor();
  await keyboard.waitFor({ state: "detached" });

  await harness.api("sendMessage", {
    chat_id: chat.id,
    text: "Ещё раз?",
    reply_markup: { ...reply_markup, one_time_keyboard: false, is_persistent: true },
  });
  await keyboard.waitFor();
  expect(await pane.getByRole("button", { name: "Клавиатура бота" }).count()).toBe(0);
  await page.close();
});

test("the attach menu sends one's own contact, another's, and anybody's", async () => {
  const boris = await harness.tg.person({ first_name: "Борис" });
  const chat = anna.chat(botName);
  await chat.start();
  const page = await open(`/?left=${anna.id}:${botName}`);
  const pane = page.getByTestId("pane-left");
  const dialog = pane.getByTestId("contact-dialog");
  const choose = async () => {
    await pane.getByRole("button", { name: "Прикрепить" }).click();
    await page.getByRole("menuitem", { name: "Контакт" }).click();
  };
  const sent = async (count: number) => {
    await expect.poll(() => pane.getByTestId("contact").count()).toBe(count);
    return (await chat.last())?.contact;
  };

  await choose();
  await dialog.getByText("свой контакт").click();
  expect(await sent(1)).toMatchObject({ user_id: anna.id });
  await choose();
  await dialog.getByText("Борис").click();
  expect(await sent(2)).toMatchObject({ user_id: boris.id });
  await choose();
  await dialog.getByLabel("Телефон").fill(nobodysPhone);
  await dialog.getByLabel("Telegram ID").fill("42");
  await dialog.getByRole("button", { name: "Отправить" }).click();
  expect(await sent(3)).toEqual({ phone_number: nobodysPhone, first_name: nobodysPhone, user_id: 42 });
  await choose();
  await dialog.getByLabel("Телефон").fill(nobodysPhone);
  await dialog.getByLabel("Имя").fill("Вера");
  await page.keyboard.press("Enter");
  expect(await sent(4)).toEqual({ phone_number: nobodysPhone, first_name: "Вера" });
  await page.close();
});

test("a person's phone stands above their chats and is changed there", async () => {
  const page = await open(`/?left=${anna.id}`);
  const pane = page.getByTestId("pane-left");
  await pane.getByTestId("person-phone").getByText(anna.phone).waitFor();
  await pane.getByRole("button", { name: "Изменить данные" }).click();
  await pane.getByLabel("Телефон").fill(nobodysPhone);
  await pane.getByRole("button", { name: "Сохранить" }).click();
  await pane.getByTestId("person-phone").getByText(nobodysPhone).waitFor();
  expect((await harness.tg.personById(anna.id)).phone).toBe(nobodysPhone);
  await page.close();
});
