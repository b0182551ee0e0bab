import type { ChatDriver, Message } from "@gotovo/sandbox/driver";
import { fingerprintOf } from "@gotovo/usecases/accounts/keys/fingerprint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttonsOf, newText } from "./cards.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const publicKey = Buffer.alloc(32, 3);

/** Somebody whose account is linked to their chat. */
async function signsUp(name: string, language: "ru" | "en" = "ru"): Promise<ChatDriver> {
  const chat = await town.customer(name, language);
  await chat.say("/auth");
  await chat.waitForText(language === "ru" ? "Поделитесь номером телефона" : "Share your phone number");
  const shared = await chat.shareContact();
  await newText(chat, /^(Главное меню|Main menu)$/, shared);
  return chat;
}

/** One call of the sign-in with keys, as a browser makes it. */
async function call(method: string, body: object) {
  const response = await fetch(`${town.url}/v1/auth/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { method_result: string; data: Record<string, unknown> | null };
}

/** Their phone on a new browser: the code comes to the chat, and then the question whether it is them. */
async function knocks(chat: ChatDriver) {
  const phone = `+${(await town.telegram.personById(chat.id)).phone.replace(/^\+/, "")}`;
  const { data } = await call("create", { user_phone: phone });
  const authId = String(data?.auth_id);
  const code = await chat.waitFor(
    (messages) => messages.flatMap(({ text }) => /\n(\d{6})\n/.exec(text ?? "")?.[1] ?? []).at(-1),
    { what: "the code" },
  );
  expect(await call("checkCode", { auth_id: authId, auth_code: code })).toMatchObject({
    data: { user_exists: true },
  });
  await call("verify", { auth_id: authId, public_key: publicKey.toString("base64url") });
  const card = await chat.waitForText(/Вход с нового устройства|A new device is signing in/);
  return { authId, card, enters: () => call("signIn", { auth_id: authId, user_key_hash: null }) };
}

const isGone = (chat: ChatDriver, { message_id }: Message) =>
  chat.waitFor((messages) => !messages.some((one) => one.message_id === message_id) || undefined, {
    what: `message ${message_id} has gone`,
  });

/** Taps a button of a card that may have gone, below whatever message the bot has in the chat. */
async function tapData(chat: ChatDriver, card: Message, column: 0 | 1) {
  const message = (await chat.messages()).findLast(({ from }) => from.is_bot);
  const data = card.inline_keyboard?.[0]?.[column]?.callback_data ?? "";
  return (await chat.tap({ data, message_id: message?.message_id ?? 0 })).answer?.text;
}

test.concurrent("the chat lets a new browser in, which then signs in without the key", async () => {
  const anna = await signsUp("Анна");
  const { authId, card, enters } = await knocks(anna);
  expect(card.text).toContain("Устройство: «Firefox, Linux»\nАдрес: ");
  expect(card.text).toMatch(/Ждёт ответа до \d\d:\d\d по Москве\./);
  expect(card.text).toContain(`\n${fingerprintOf(authId, publicKey)}\n`);
  expect(card.silent).toBe(false);
  expect(buttonsOf(card)).toEqual(["✅ Подтвердить", "⛔️ Запретить"]);
  expect(await enters()).toMatchObject({ method_result: "0104" });

  const { message_id } = card;
  expect((await anna.tap("✅ Подтвердить", { message_id })).answer?.text).toBe("Вход подтверждён");
  await isGone(anna, card);
  expect(await enters()).toMatchObject({ method_result: "0000", data: { user_secret: expect.any(String) } });
  await anna.say("/me");
  const profile = await anna.waitForText("👤 Профиль");
  expect(buttonsOf(profile)).toContain("💻 Устройства: 1");
  for (const column of [0, 1] as const)
    expect(await tapData(anna, card, column)).toBe("На этот вход уже ответили.");
});

test.concurrent("the chat forbids it, which ends it", async () => {
  const gleb = await signsUp("Gleb", "en");
  const { card, enters } = await knocks(gleb);
  expect(card.text).toContain("If it is you, compare these digits with those on the new device:");
  const { answer } = await gleb.tap("⛔️ Forbid", { message_id: card.message_id });
  expect(answer).toMatchObject({
    text: expect.stringMatching(/^Forbidden\. Somebody knows/),
    show_alert: true,
  });
  await isGone(gleb, card);
  expect(await enters()).toMatchObject({ method_result: "0101" });
  expect(await tapData(gleb, card, 0)).toBe("This sign-in has already been answered.");
});

test.concurrent("what nobody answered leaves the chat when its time is over", async () => {
  const vera = await signsUp("Вера");
  const { card, enters } = await knocks(vera);
  const { pool } = town.deps.db;
  const { rows } = await pool.query<{ id: string }>(
    `update "authorization" z set expires_at = now() from account a join person p on p.id = a.person_id
     where z.account_id = a.id and p.name = 'Вера' returning z.id`,
  );
  await pool.query(
    "update pgboss.job set start_after = now() where name = 'verify-end' and data->>'id' = $1",
    [rows[0]?.id],
  );
  await isGone(vera, card);
  expect(await tapData(vera, card, 0)).toBe("Отвечать больше некому: этот вход уже закончился.");
  expect(await enters()).toMatchObject({ method_result: "0103" });
});

test.concurrent("another's tap changes nothing", async () => {
  const dina = await signsUp("Дина");
  const boris = await signsUp("Борис");
  const { card, enters } = await knocks(dina);
  for (const column of [0, 1] as const)
    expect(await tapData(boris, card, column)).toBe("Отвечать больше некому: этот вход уже закончился.");
  expect(await enters()).toMatchObject({ method_result: "0104" });
  await town.quiet();
  expect((await dina.messages()).map(({ message_id }) => message_id)).toContain(card.message_id);
  expect((await dina.tap("✅ Подтвердить", { message_id: card.message_id })).answer?.text).toBe(
    "Вход подтверждён",
  );
  expect(await enters()).toMatchObject({ method_result: "0000" });
});
