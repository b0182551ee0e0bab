import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChatContext } from "../../chats/enter-chat.ts";
import type { Deps } from "../../context.ts";
import { newId } from "../../ids.ts";
import { asking, base64url, laptopBrowser, registered, withCodes } from "../../testing/authorizations.ts";
import { openShop, outcomesOf, refusalOf, type Shop } from "../../testing/shop.ts";
import { banPhone } from "../ban-phone.ts";
import { linkPerson } from "../link-person.ts";
import { openSession } from "../sessions/open-session.ts";
import { unlinkTelegram } from "../unlink-telegram.ts";
import { viewAuthorization } from "./authorization-view.ts";
import { endVerify, verifyEndQueue } from "./end-verify.ts";
import { pendingVerifies } from "./pending-verifies.ts";
import { requestKey } from "./request-key.ts";
import { respondVerify } from "./respond-verify.ts";
import { respondVerifyInChat } from "./respond-verify-in-chat.ts";
import { signIn } from "./sign-in.ts";
import { verifiesOfChat } from "./verifies-of-chat.ts";

let shop: Shop;
let deps: Deps;
let phones = 0;
let phone: string;
let chat: ChatContext;
let owner: Awaited<ReturnType<typeof registered>>;

beforeAll(async () => {
  shop = await openShop();
  deps = withCodes(shop.deps);
});
afterAll(() => shop.close());
beforeEach(async () => {
  phone = `+7998${String(++phones).padStart(7, "0")}`;
  owner = await registered(deps, phone);
  chat = await linked(phone);
  shop.pass(31);
});

async function linked(to: string): Promise<ChatContext> {
  const own = await shop.person();
  await deps.db.tx((tx) => linkPerson(deps, tx, { id: own.person.id, name: "Anna" }, to));
  return own;
}

/** A device that asks to be let in, by the id of its row. */
async function newDevice() {
  const authId = await asking(deps, phone);
  const id = (await pendingVerifies(deps, owner.accountId)).find((it) => it.authId === authId)?.id ?? "";
  return { authId, id };
}

describe("a chat with the customer bot answers for the account", () => {
  test("it is shown who asks, and lets them in without the key", async () => {
    await shop.forgetJobs();
    const { authId, id } = await newDevice();
    expect(await shop.waiting("customer")).toEqual([String(chat.chatId)]);
    expect(await verifiesOfChat(deps, chat.chatId)).toMatchObject([
      { id, authId, device: "Firefox, Linux", address: "192.0.2.2", publicKey: base64url(1) },
    ]);
    await respondVerifyInChat(deps, chat.person.id, id, true);
    expect(await viewAuthorization(deps, authId)).toMatchObject({
      state: "approved_without_key",
      answer: { accept: true, publicKey: null, userKeyEnc: null },
    });
    expect(await verifiesOfChat(deps, chat.chatId)).toEqual([]);
    const tokens = await signIn(deps, authId, null, laptopBrowser);
    expect(tokens.accountId).toBe(owner.accountId);
    const answer = (accept: boolean) => respondVerifyInChat(deps, chat.person.id, id, accept);
    expect(await outcomesOf(answer(true), answer(false))).toEqual([
      "authorization_step",
      "authorization_step",
    ]);
  });

  test("it forbids, which ends the authorization", async () => {
    const { authId, id } = await newDevice();
    await respondVerifyInChat(deps, chat.person.id, id, false);
    expect(await viewAuthorization(deps, authId)).toMatchObject({ answer: { accept: false }, isOver: true });
    expect(await refusalOf(respondVerifyInChat(deps, chat.person.id, id, true))).toBe("authorization_step");
    expect(await refusalOf(signIn(deps, authId, null, laptopBrowser))).toBe("not_found");
  });

  test("of a chat and a device that answer at once one counts", async () => {
    const { authId, id } = await newDevice();
    const both = await Promise.allSettled([
      respondVerifyInChat(deps, chat.person.id, id, true),
      respondVerify(deps, owner, authId, { accept: true, keys: null }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining({ code: "authorization_step" }) }),
    );
  });

  test("its time ends for the chat too, which is looked at again then", async () => {
    const { id } = await newDevice();
    const jobs = await shop.rows<{ data: { id: string }; at: Date }>(
      `select data, start_after as at from pgboss.job where name = $1 and data->>'id' = $2`,
      [verifyEndQueue, id],
    );
    shop.pass(600);
    expect(jobs).toMatchObject([{ data: { id } }]);
    expect(jobs[0]?.at.getTime()).toBeLessThanOrEqual(shop.now().getTime());
    await shop.forgetJobs();
    await endVerify(deps, id);
    expect(await shop.waiting("customer")).toEqual([String(chat.chatId)]);
    expect(await verifiesOfChat(deps, chat.chatId)).toEqual([]);
    expect(await refusalOf(respondVerifyInChat(deps, chat.person.id, id, true))).toBe("code_expired");
  });
});

describe("nobody else's chat does", () => {
  test("a person of another account, of none, or of this one no more", async () => {
    const { authId, id } = await newDevice();
    await registered(deps, "+79970000001");
    const strangers = [await linked("+79970000001"), await shop.person()];
    for (const { person, chatId } of strangers) {
      expect(await verifiesOfChat(deps, chatId)).toEqual([]);
      for (const accept of [true, false])
        expect(await refusalOf(respondVerifyInChat(deps, person.id, id, accept))).toBe("not_found");
    }
    await unlinkTelegram(deps, owner.accountId);
    expect(await verifiesOfChat(deps, chat.chatId)).toEqual([]);
    expect(await refusalOf(respondVerifyInChat(deps, chat.person.id, id, true))).toBe("not_found");
    expect(await viewAuthorization(deps, authId)).toMatchObject({ state: "verify_requested" });
    for (const unknown of [newId(deps), "nonsense"])
      expect(await refusalOf(respondVerifyInChat(deps, chat.person.id, unknown, true))).toBe("not_found");
  });

  test("a request for the key is not a chat's to see or answer", async () => {
    const keyless = await deps.db.tx((tx) => openSession(deps, tx, owner.accountId, laptopBrowser));
    await requestKey(deps, keyless, base64url(4), laptopBrowser);
    const [request] = await pendingVerifies(deps, owner.accountId);
    expect(await verifiesOfChat(deps, chat.chatId)).toEqual([]);
    for (const accept of [true, false])
      expect(await refusalOf(respondVerifyInChat(deps, chat.person.id, request?.id ?? "", accept))).toBe(
        "not_found",
      );
  });

  test("nor does anybody for a phone that was banned meanwhile", async () => {
    const { id } = await newDevice();
    await shop.forgetJobs();
    await banPhone(deps, phone, null);
    expect(await shop.waiting("customer")).toEqual([String(chat.chatId)]);
    expect(await verifiesOfChat(deps, chat.chatId)).toEqual([]);
    expect(await pendingVerifies(deps, owner.accountId)).toEqual([]);
    expect(await refusalOf(respondVerifyInChat(deps, chat.person.id, id, true))).toBe("code_expired");
  });
});
