import type { ChatDriver } from "@gotovo/sandbox/driver";
import { openSession } from "@gotovo/usecases/accounts/sessions/open-session";
import QRCode from "qrcode";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, cardGone, cardOf, newText } from "./cards.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

/** Confirms the phone by their own contact. */
async function signsIn(chat: ChatDriver): Promise<void> {
  const asked = await chat.say("/auth");
  await newText(chat, /^Поделитесь номером телефона/, asked);
  const shared = await chat.shareContact();
  await newText(chat, /^Главное меню$/, shared);
}

const profileOf = (chat: ChatDriver) => chat.waitForText(/^👤 Профиль/);

async function codeOfInvite(chat: ChatDriver): Promise<string> {
  return /приглашения: (\w{6})/.exec((await profileOf(chat)).text ?? "")?.[1] ?? "";
}

test.concurrent("the profile: name, invitation by a link, followers", async () => {
  const anna = await town.customer("Анна");
  const nobody = await anna.say("/me");
  await newText(anna, /^Профиля пока нет/, nobody);
  await signsIn(anna);
  await anna.say("/me");
  const card = await profileOf(anna);
  expect(card.text).toContain("Имя: Анна\nТелефон: +");
  expect(card.text).toContain("По вашему коду пока никто не пришёл.");

  await anna.tap("✏️ Изменить имя", { message_id: card.message_id });
  await anna.waitForText("Как вас зовут?");
  const named = await anna.say("  Анна   <Петровна> ");
  await newText(anna, /^Готово, имя изменено\.$/, named);
  await anna.waitForText("Имя: Анна <Петровна>");

  const code = await codeOfInvite(anna);
  await anna.tap("🔳 QR-код", { message_id: card.message_id });
  const shown = await anna.waitForText("Покажите другу");
  const link = /^https?:\S+\?start=inv_\w{6}$/m.exec(card.text ?? "")?.[0] ?? "";
  const picture = await fetch(new URL(shown.file?.url ?? "", town.telegram.url));
  const code2d = await QRCode.toBuffer(link, { errorCorrectionLevel: "M", margin: 4, scale: 12 });
  expect(Buffer.from(await picture.arrayBuffer()).equals(code2d)).toBe(true);
  const boris = await town.customer("Борис");
  await boris.start(`inv_${code}`);
  await boris.waitForText(
    "Вас ждёт приглашение. Чтобы его принять, нужен профиль: поделитесь номером телефона",
  );
  await boris.shareContact();
  await boris.waitForText(
    "Анна <Петровна> приглашает вас.\nЕсли согласитесь, Анна <Петровна> увидит ваш номер",
  );
  expect((await profileOf(anna)).text).toContain("По вашему коду пока никто не пришёл.");
  await boris.tap("Не принимать");
  const again = await boris.start(`inv_${code}`);
  const asked = await newText(boris, /^Анна <Петровна> приглашает вас\./, again);
  await boris.tap("Принять и показать номер", { message_id: asked.message_id });
  await boris.waitForText("Готово, приглашение принято.");
  const phone = `+${(await town.telegram.personById(boris.id)).phone.replace(/^\+/, "")}`;
  await anna.waitForText(`По вашему коду пришёл 1 человек:\n• ${phone}`);
  await boris.say("/me");
  const theirs = await boris.waitForText("Вас пригласили: +");
  expect(theirs.text).toMatch(/Вас пригласили: \+\d\*+\d\d$/m);
  expect(buttonsOf(theirs)).not.toContain("🎟 Ввести код");

  await anna.tap("🎟 Ввести код", { message_id: card.message_id });
  await anna.waitForText("Введите код приглашения");
  const own = await anna.say(code);
  await newText(anna, /^Это ваш собственный код\.$/, own);
  const circle = await anna.say(await codeOfInvite(boris));
  await newText(anna, /^Этого человека пригласили вы/, circle);
});

test.concurrent("this Telegram can be unlinked after a question, and linked again: the profile is the same", async () => {
  const chat = await town.customer("Глеб");
  await signsIn(chat);
  await chat.say("/me");
  const card = await profileOf(chat);
  const code = await codeOfInvite(chat);
  await chat.tap("🔌 Отвязать Telegram", { message_id: card.message_id });
  await chat.waitForText("Отвязать этот Telegram от профиля?");
  await chat.tap("◀️ Назад", { message_id: card.message_id });
  await profileOf(chat);
  await chat.tap("🔌 Отвязать Telegram", { message_id: card.message_id });
  await chat.waitForText("Отвязать этот Telegram от профиля?");
  await chat.tap("Да, отвязать", { message_id: card.message_id });
  await chat.waitForText(/^Готово, этот чат больше не связан с профилем/);
  await chat.waitFor((messages) => !messages.some(({ text }) => text?.startsWith("Отвязать этот")), {
    what: "the question is gone",
  });
  const gone = await chat.say("/me");
  await newText(chat, /^Профиля пока нет/, gone);
  await signsIn(chat);
  await chat.say("/me");
  expect(await codeOfInvite(chat)).toBe(code);
});

test.concurrent("devices: each and all of them can be ended; the data come as a file", async () => {
  const chat = await town.customer("Вера");
  await signsIn(chat);
  const { rows } = await town.deps.db.pool.query<{ id: string }>(
    "select a.id from account a join person p on p.id = a.person_id where p.name = 'Вера'",
  );
  for (const device of ["Firefox, Linux", "Safari, iPhone", "Chrome, Android"])
    await town.deps.db.tx((tx) =>
      openSession(town.deps, tx, rows[0]?.id ?? "", { address: "192.0.2.1", device }),
    );
  await chat.say("/me");
  const card = await chat.waitForText("👤 Профиль");
  await chat.tap("💻 Устройства: 3", { message_id: card.message_id });
  const devices = await chat.waitForText("Где вы вошли: 3");
  const safari = buttonsOf(devices).find((label) => label.includes("Safari")) ?? "";
  expect((await chat.tap(safari, { message_id: devices.message_id })).answer?.text).toBe("Сеанс завершён");
  expect((await chat.waitForText("Где вы вошли: 2")).text).not.toContain("Safari");
  await chat.tap("Завершить все", { message_id: devices.message_id });
  await chat.waitForText("На сайтах вы сейчас нигде не вошли");
  const ended = town.security().filter((line) => line.includes("session_ended"));
  expect(ended).toHaveLength(2);
  expect(ended[0]).toMatch(/"from":"telegram:…\d\d"/);
  await chat.tap("◀️ Назад", { message_id: devices.message_id });
  await chat.tap("📥 Мои данные", { message_id: (await profileOf(chat)).message_id });
  const file = await chat.waitFor((messages) => messages.find((message) => message.file)?.file, {
    what: "the file with everything",
  });
  expect(file.file_name).toBe("gotovo.json");
  const url = new URL(file.url, town.telegram.url);
  expect(await (await fetch(url)).json()).toMatchObject({
    account: { name: "Вера" },
    sessions: [{ device: "Firefox, Linux" }, { device: "Safari, iPhone" }, { device: "Chrome, Android" }],
  });
});

test.concurrent("delete me with a vault: it waits a week, says so, and can be stopped", async () => {
  const chat = await town.customer("Зоя");
  await signsIn(chat);
  await town.deps.db.pool.query(
    "update account set key_hash_sealed = 'x' where person_id = (select id from person where name = 'Зоя')",
  );
  await chat.say("/delete_me");
  const question = await chat.waitForText("Поэтому удалим через 7 дней");
  await chat.tap("Да, удалить через 7 дней", { message_id: question.message_id });
  const told = await chat.waitForText("⚠️ Ваш профиль попросили удалить без ключа сейфа. Через 7 дней");
  await chat.say("/delete_me");
  const waits = await chat.waitForText(/^⏳ Всё, что мы о вас знаем, будет удалено \d+ \S+\./);
  expect(buttonsOf(waits)).toEqual(["✅ Оставить профиль", "Закрыть"]);
  const kept = await chat.tap("✅ Оставить профиль", { message_id: told.message_id });
  expect(kept.answer).toMatchObject({ text: "Профиль остаётся, ничего не удалено.", show_alert: true });
  const late = await chat.tap("✅ Оставить профиль", { message_id: told.message_id });
  expect(late.answer?.text).toMatch(/^Отменять уже нечего/);
  await chat.say("/me");
  await profileOf(chat);
});

test.concurrent("delete me: asked first, told what went; the order stays at the café without a name", async () => {
  const cafe = await town.cafe("Зерно");
  const barista = await cafe.joins("Ася");
  const anna = await town.follows(cafe, "42", "anna", {
    customer: { site_user_id: "anna", name: "Анна К." },
  });
  await signsIn(anna);
  await anna.say("Оставьте у стойки");
  await barista.waitForText("Оставьте у стойки");
  expect((await cardOf(barista, "42")).text).toContain("👤 Анна");

  await anna.say("/delete_me");
  const question = await anna.waitForText("Удалить всё, что мы о вас знаем?");
  await anna.tap("Закрыть", { message_id: question.message_id });
  await town.quiet();
  await cardOf(anna, "42");

  await anna.say("/delete_me");
  const again = await anna.waitForText("Удалить всё, что мы о вас знаем?");
  expect((await anna.tap("Да, удалить всё", { message_id: again.message_id })).answer?.text).toBe("Удалено");
  const told = await anna.waitForText("Готово, всё удалено.");
  expect(told.text).toContain("Диалогов с кафе: 1, сообщений в них: 1");
  expect(told.text).toContain("Заказов без вашего имени: 1");
  await cardGone(anna, "42");
  await town.quiet();
  expect((await anna.last())?.message_id).toBe(told.message_id);
  expect((await cardOf(barista, "42")).text).not.toContain("Анна");
  expect((await cafe.api.orders.get("order-42")).order.status).toBe("placed");

  const back = await anna.start();
  await newText(anna, /^Здесь виден ваш заказ/, back);
  const me = await anna.say("/me");
  await newText(anna, /^Профиля пока нет/, me);
});
