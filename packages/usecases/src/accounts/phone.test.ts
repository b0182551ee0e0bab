import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ChatContext, enterChat } from "../chats/enter-chat.ts";
import { expireStep } from "../chats/expire-step.ts";
import { leaveAll } from "../chats/leave-all.ts";
import { currentStep, enterStep } from "../chats/step.ts";
import type { Deps } from "../context.ts";
import { openShop, refusalOf, type Shop } from "../testing/shop.ts";
import { banPhone } from "./ban-phone.ts";
import { changeProfile } from "./change-profile.ts";
import { codeOf } from "./codes/code-of.ts";
import { codesOfChat } from "./codes/codes-of-chat.ts";
import { accountOfPerson } from "./find-account.ts";
import { linkContact, tookContact } from "./link-contact.ts";
import { answerPhoneOwner } from "./owner/phone-owner.ts";
import { askPhone } from "./phone-step.ts";
import { finishPhoneProof, startPhoneProof } from "./prove-phone.ts";
import { findSignUp } from "./sign-up/find-sign-up.ts";
import { sendSignUpCode } from "./sign-up/send-sign-up-code.ts";
import { startSignUp } from "./sign-up/start-sign-up.ts";

let shop: Shop;
let deps: Deps;
beforeAll(async () => {
  shop = await openShop();
  const channel = { isOpen: false, send: () => Promise.resolve() };
  deps = { ...shop.deps, codes: { channel, otpDigits: 4 } };
});
afterAll(() => shop.close());

let phones = 1_000_000;
let phone: string;
beforeEach(() => {
  phone = `+7999${++phones}`;
});

/** The chat as its next update finds it. */
const again = (chat: ChatContext) =>
  enterChat(deps, chat, {
    telegramUserId: chat.person.telegramUserId,
    name: chat.person.name,
    language: "ru",
  });

/** A chat that is asked for its phone. */
async function asked(signUp: string | null = null, chat?: ChatContext): Promise<ChatContext> {
  const person = chat ?? (await shop.person());
  await askPhone(deps, person, { key: "phone-ask" }, signUp === null ? {} : { signUp });
  return again(person);
}

/** What a chat is told, and what becomes of its keyboard. */
async function said({ chatId }: ChatContext): Promise<string[]> {
  const rows = await shop.rows<{ key: string; keyboard: unknown }>(
    `select content->>'key' as key, content->'replyKeyboard' as keyboard from chat_message where chat_id = $1 order by id`,
    [chatId],
  );
  return rows.map(({ key, keyboard }) =>
    keyboard ? `${key} ${keyboard === "remove" ? "-" : "+"}keyboard` : key,
  );
}

async function begin(): Promise<string> {
  const { sessionId } = await startSignUp(deps, "Anna", { address: "192.0.2.7", device: "Firefox" });
  return sessionId;
}

test("the own contact opens the account and links it, and takes the keyboard away", async () => {
  const chat = await asked();
  await linkContact(deps, chat, phone.slice(1));
  expect(await accountOfPerson(deps, chat.person.id)).toMatchObject({ phone, name: chat.person.name });
  expect(await said(chat)).toEqual(["phone-ask +keyboard", "phone-linked -keyboard"]);
  expect(await currentStep(deps, chat)).toBeNull();
  expect(await tookContact(deps, chat)).toBe(true);
  const first = await accountOfPerson(deps, chat.person.id);
  await linkContact(deps, await asked(null, chat), phone);
  expect(await accountOfPerson(deps, chat.person.id)).toEqual(first);
});

test("a phone that moves to another Telegram of its owner leaves the former one, which is told", async () => {
  const former = await asked();
  await linkContact(deps, former, phone);
  const chat = await asked();
  expect(await linkContact(deps, chat, phone)).toBe("asked");
  expect(await accountOfPerson(deps, former.person.id)).toMatchObject({ phone });
  expect(await accountOfPerson(deps, chat.person.id)).toBeNull();
  expect((await said(chat)).at(-1)).toBe("phone-owner-ask");
  await answerPhoneOwner(deps, await again(chat), true);
  expect(await refusalOf(answerPhoneOwner(deps, await again(chat), false))).toBe("code_expired");
  expect(await accountOfPerson(deps, former.person.id)).toBeNull();
  expect(await accountOfPerson(deps, chat.person.id)).toMatchObject({ phone });
  expect((await said(former)).at(-1)).toBe("phone-moved-away");
});

test("another phone of the same person takes the place of the first", async () => {
  const chat = await asked();
  await linkContact(deps, chat, phone);
  const other = `+7998${phones}`;
  await linkContact(deps, await asked(null, chat), other);
  expect(await accountOfPerson(deps, chat.person.id)).toMatchObject({ phone: other });
  const rows = await shop.rows("select person_id from account where phone = $1", [phone]);
  expect(rows).toEqual([{ person_id: null }]);
});

test("two at once from two processes make one account, with one of them", async () => {
  const [one, other] = [await asked(), await asked()];
  const elsewhere = { ...(await shop.anotherProcess()), codes: deps.codes };
  await Promise.all([linkContact(deps, one, phone), linkContact(elsewhere, other, phone)]);
  const rows = await shop.rows<{ person_id: string }>("select person_id from account where phone = $1", [
    phone,
  ]);
  expect(rows).toHaveLength(1);
  expect([one.person.id, other.person.id]).toContain(rows[0]?.person_id);
});

test("a banned phone is refused, and nothing is linked", async () => {
  await banPhone(deps, phone, null);
  const chat = await asked();
  expect(await tookContact(deps, chat)).toBe(false);
  expect(await refusalOf(linkContact(deps, chat, phone))).toBe("phone_banned");
  expect(await tookContact(deps, chat)).toBe(true);
  shop.pass(61);
  expect(await tookContact(deps, chat)).toBe(false);
  expect(await refusalOf(startPhoneProof(deps, chat, phone))).toBe("phone_banned");
  expect(await accountOfPerson(deps, chat.person.id)).toBeNull();
});

test("a typed phone is trusted with the code that goes there, not to the chat where it was typed", async () => {
  const chat = await asked();
  expect(await refusalOf(startPhoneProof(deps, chat, "12"))).toBe("phone_invalid");
  expect(await startPhoneProof(deps, chat, phone)).toBe("sent");
  expect(await said(chat)).toEqual(["phone-ask +keyboard", "phone-code-sent -keyboard"]);
  expect(await codesOfChat(deps, chat.chatId)).toEqual([]);
  const typing = await again(chat);
  const codeId = typing.step?.name === "phone-code" ? typing.step.data.code : "";
  expect(await refusalOf(finishPhoneProof(deps, typing, "000"))).toBe("code_invalid");
  expect(await accountOfPerson(deps, chat.person.id)).toBeNull();
  await finishPhoneProof(deps, typing, codeOf(deps.keyring, codeId, 6));
  expect(await accountOfPerson(deps, chat.person.id)).toMatchObject({ phone });
  expect(await startPhoneProof(deps, await asked(null, chat), phone)).toBe("linked");
});

test("after five wrong codes none will do any more", async () => {
  const chat = await asked();
  await startPhoneProof(deps, chat, phone);
  const typing = await again(chat);
  const refusals = [];
  for (let guess = 0; guess < 5; guess++)
    refusals.push(await refusalOf(finishPhoneProof(deps, typing, "abc")));
  expect(refusals).toEqual([...Array(4).fill("code_invalid"), "code_expired"]);
});

test("a typed phone of somebody else's chat: the code is shown there, until it is entered", async () => {
  const owner = await asked();
  await linkContact(deps, owner, phone);
  const chat = await asked();
  await startPhoneProof(deps, chat, phone);
  const [shown] = await codesOfChat(deps, owner.chatId);
  expect(shown).toMatchObject({ purpose: "phone", device: "Telegram" });
  expect(await codesOfChat(deps, chat.chatId)).toEqual([]);
  await shop.forgetJobs();
  await finishPhoneProof(deps, await again(chat), shown?.code ?? "");
  expect(await codesOfChat(deps, owner.chatId)).toEqual([]);
  expect(await shop.waiting("customer")).toEqual(
    expect.arrayContaining([String(owner.chatId), String(chat.chatId)]),
  );
});

test("without any channel a typed phone is told that its code may not come, and the contact goes on", async () => {
  const chat = await asked();
  const dumb = { ...deps, codes: { channel: null, otpDigits: 4 } };
  expect(await startPhoneProof(dumb, chat, phone)).toBe("sent");
  expect((await said(chat)).at(-1)).toBe("phone-code-maybe-sent -keyboard");
  await linkContact(dumb, await again(chat), phone);
  expect(await accountOfPerson(deps, chat.person.id)).toMatchObject({ phone });
});

test("every way of leaving takes the keyboard away", async () => {
  const left = await asked();
  expect(await leaveAll(deps, left)).toBe("questions");
  expect((await said(left)).at(-1)).toBe("phone-left -keyboard");

  const late = await asked();
  shop.pass(601);
  await expireStep(deps, late);
  expect((await said(late)).at(-1)).toBe("step-expired -keyboard");

  const other = await asked();
  await enterStep(deps, other, { name: "profile-name", data: {} });
  expect((await said(other)).at(-1)).toBe("phone-left -keyboard");
});

test("a sign-up on the website gets the phone, the account and its code, in this chat", async () => {
  const sessionId = await begin();
  const found = await findSignUp(deps, sessionId);
  expect(found).toMatchObject({ name: "Anna", device: "Firefox", address: "192.0.2.7" });
  const chat = await asked(found.tokenHash);
  await linkContact(deps, chat, phone);
  const account = await accountOfPerson(deps, chat.person.id);
  const rows = await shop.rows<{ code_id: string }>(
    "select phone, account_id, telegram_user_id::int as telegram, code_id from sign_up_session where token_hash = $1",
    [found.tokenHash],
  );
  expect(rows).toMatchObject([
    { phone, account_id: account?.id, telegram: Number(chat.person.telegramUserId) },
  ]);
  expect(await codesOfChat(deps, chat.chatId)).toMatchObject([
    { id: rows[0]?.code_id, purpose: "sign_up", device: "Firefox", address: "192.0.2.7" },
  ]);
  expect(await said(chat)).toEqual(["phone-ask +keyboard", "sign-up-contact-taken -keyboard"]);
  // Whatever comes twice: one code.
  await sendSignUpCode(deps, found.tokenHash);
  expect(await codesOfChat(deps, chat.chatId)).toHaveLength(1);
  expect(await refusalOf(findSignUp(deps, sessionId))).toBe("code_expired");
});

test("a contact that comes while sends are rationed is kept, and the code follows", async () => {
  const chat = await shop.person();
  const first = await findSignUp(deps, await begin());
  await linkContact(deps, await asked(first.tokenHash, chat), phone);
  const second = await findSignUp(deps, await begin());
  await linkContact(deps, await asked(second.tokenHash, chat), phone);
  expect(await codesOfChat(deps, chat.chatId)).toHaveLength(1);
  const kept = "select phone, code_id from sign_up_session where token_hash = $1";
  expect(await shop.rows(kept, [second.tokenHash])).toEqual([{ phone, code_id: null }]);
  shop.pass(31);
  await sendSignUpCode(deps, second.tokenHash);
  expect(await codesOfChat(deps, chat.chatId)).toHaveLength(2);
});

test("a sign-up that is over links nothing, and an unknown link says the same", async () => {
  const sessionId = await begin();
  const { tokenHash } = await findSignUp(deps, sessionId);
  const chat = await asked(tokenHash);
  shop.pass(601);
  expect(await refusalOf(linkContact(deps, chat, phone))).toBe("code_expired");
  expect(await accountOfPerson(deps, chat.person.id)).toBeNull();
  expect(await refusalOf(findSignUp(deps, sessionId))).toBe("code_expired");
  expect(await refusalOf(findSignUp(deps, "tg_unknown"))).toBe("code_expired");
});

test("a name that turns the line around it is taken without that, and one that shows nothing is not", async () => {
  const chat = await asked();
  await linkContact(deps, chat, phone);
  const { id = "" } = (await accountOfPerson(deps, chat.person.id)) ?? {};
  await changeProfile(deps, id, { name: " An\u202ena\n\u0000🌷 " });
  expect((await accountOfPerson(deps, chat.person.id))?.name).toBe("Anna 🌷");
  expect(await refusalOf(changeProfile(deps, id, { name: "\u3164\u200b" }))).toBe("validation_failed");
});
