import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AccountPage } from "./account-page.ts";
import { type AccountSite, openAccountSite } from "./account-site.ts";
import { album } from "./album.ts";
import { desk } from "./site.ts";

const number = "+79991234567";
const note = "Овсяное <b>молоко</b> 🥛";
const name = `Анна <b>Б</b> 🌸 ${"Ж".repeat(100)}`;
const look = album("keys");
let site: AccountSite;
let laptop: AccountPage;
/** All that browsers have sent, addresses and bodies. */
const sent: string[] = [];
beforeAll(async () => {
  site = await openAccountSite();
});
afterAll(async () => {
  await site?.close();
});

/** A device that begins to sign in to the account of this phone, up to its code. */
async function begin(path = "/secure", device = desk): Promise<AccountPage> {
  const me = await site.device(path, device);
  me.page.on("request", (request) => sent.push(request.url(), request.postData() ?? ""));
  await me.enterPhone(number);
  await me.enterCode(await site.nextCode(number));
  return me;
}

/** What the page keeps of a user key, in the ways that it could be sent. */
async function keyOf({ page }: AccountPage): Promise<string[]> {
  const bytes: number[] = await page.evaluate(`new Promise((resolve) => {
    const opening = indexedDB.open("gotovo-user-keys");
    opening.onsuccess = () => {
      const reading = opening.result.transaction("keys").objectStore("keys").getAll();
      reading.onsuccess = () => resolve([...reading.result[0]]);
    };
  })`);
  const key = Buffer.from(bytes);
  return [key.toString("base64url"), key.toString("base64"), key.toString("hex")];
}

test("a new phone gets an account, and a key that never leaves the browser; a note is in the vault", async () => {
  laptop = await begin();
  await laptop.page.getByLabel("Имя").fill(name);
  await laptop.page.getByLabel("Никнейм").fill("лиса 🦊");
  await laptop.press("Создать аккаунт");
  await laptop.page.getByLabel("Новая заметка").fill(note);
  await laptop.press("Добавить заметку");
  await laptop.sees(note);
  await laptop.sees(name);
  const [key = ""] = await keyOf(laptop);
  expect(key).toHaveLength(43);
  expect(await laptop.page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")).toBe("{}");
});

describe("another device of that phone", () => {
  // A phone is sent one code in thirty seconds.
  beforeEach(() => site.pass(31));

  test("is let in by the first, which shows who asks and the same digits, and reads the note", async () => {
    const phone = await begin();
    await phone.heading("Подтвердите на другом устройстве");
    await laptop.heading("Впустить новое устройство?");
    expect(await laptop.dialog.locator("dd").allTextContents()).toEqual(["Chrome, Linux", "127.0.0.1"]);
    const digits = await phone.fingerprint();
    expect(digits).toMatch(/^(\d{4} ){5}\d{4}$/);
    expect(await laptop.fingerprint()).toBe(digits);
    await look(laptop.page, "question");
    await phone.page.reload();
    await phone.heading("Подтвердите на другом устройстве");
    expect(await phone.fingerprint()).toBe(digits);
    expect(await phone.page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")).toBe("{}");
    await laptop.answer("Разрешить");
    await phone.sees(note);
    await laptop.dialog.waitFor({ state: "detached" });
    expect(await phone.page.locator("main b").count()).toBe(0);
    const [key] = await keyOf(laptop);
    expect((await keyOf(phone))[0]).toBe(key);
    await phone.page.context().close();
  });

  test("is told when the first one forbids it", async () => {
    const stranger = await begin();
    await laptop.heading("Впустить новое устройство?");
    await laptop.answer("Запретить");
    await stranger.heading("Вход запрещён");
    await laptop.dialog.waitFor({ state: "detached" });
    await stranger.page.goto(`${site.url}/account`);
    await stranger.heading("Вход");
    await stranger.page.context().close();
  });

  test("comes in by a second code, finds the vault locked, asks for the key and is given it", async () => {
    const phone = await begin();
    await phone.heading("Подтвердите на другом устройстве");
    await laptop.heading("Впустить новое устройство?");
    site.pass(31);
    await phone.press("Войти по коду");
    await phone.heading("Ещё один код");
    await phone.enterCode(await site.nextCode(number));
    await phone.heading("Сейф закрыт");
    await laptop.dialog.waitFor({ state: "detached" });
    await look(phone.page, "locked");
    await phone.go("Профиль");
    await phone.press("Удалить аккаунт");
    await phone.heading("Удалить аккаунт через 7 дней?");
    await phone.dialog.getByRole("textbox").fill("удалить");
    await look(phone.page, "deleting");
    await phone.answer("Удалить через 7 дней");
    await laptop.sees("Аккаунт попросили удалить без ключа сейфа");
    await look(phone.page, "deletion-waits");
    await laptop.press("Оставить аккаунт");
    await phone.button("Оставить аккаунт").waitFor({ state: "detached" });
    await phone.go("Сейф");
    await phone.press("Попросить ключ");
    await phone.sees("Ждём ответа");
    await laptop.heading("Передать ключ сейфа?");
    expect(await laptop.fingerprint()).toBe(await phone.fingerprint());
    await laptop.answer("Разрешить");
    await phone.sees(note);
    await phone.page.getByLabel("Новая заметка").fill("С телефона");
    await phone.press("Добавить заметку");
    await laptop.sees("С телефона");
  });
});

test("nothing that opens the vault, and nothing that is in it, has left a browser", async () => {
  const all = sent.join("\n");
  for (const key of await keyOf(laptop)) expect(all).not.toContain(key);
  expect(all).not.toContain("молоко");
  expect(all).toContain("user_key_hash");
  expect(site.problems).toEqual([]);
  expect(site.faults()).toEqual([]);
});
