import { DomainError, maskPhone, tap } from "@gotovo/domain";
import type { ChatContext } from "../../chats/enter-chat.ts";
import { queueMessage } from "../../chats/queue-message.ts";
import { beginStep } from "../../chats/step.ts";
import type { Deps, ModelTx } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { linkPerson } from "../link-person.ts";
import { closePhoneStep } from "../phone-step.ts";
import { sendSignUpCode } from "../sign-up/send-sign-up-code.ts";
import { takeContact } from "../sign-up/take-contact.ts";
import { separateAccount } from "./separate-account.ts";

/** What goes on once the phone is linked. */
interface Waiting {
  readonly signUp?: string;
  readonly invite?: string;
}

/**
 * Links a person to the account of the phone they have proven, and says so; or asks whether they are the same person, when
 * that account belongs to another Telegram. In the caller's transaction.
 */
export async function linkOrAsk(
  deps: Deps,
  tx: ModelTx,
  chat: ChatContext,
  phone: string,
  waiting: Waiting,
): Promise<"linked" | "asked"> {
  if (!(await isAnothers(tx, chat.person.id, phone))) {
    await link(deps, tx, chat, phone, waiting);
    return "linked";
  }
  const args = { phone: maskPhone(phone) };
  await closePhoneStep(tx, chat, { key: "phone-taken", args });
  await beginStep(deps, tx, chat, { name: "phone-owner", data: { phone, ...waiting } });
  await queueMessage(tx, chat, {
    key: "phone-owner-ask",
    args,
    buttons: [
      [{ key: "button-same-person", data: tap.samePerson }],
      [{ key: "button-other-person", data: tap.otherPerson }],
    ],
  });
  await publishChats(deps, tx, [chat]);
  return "asked";
}

/**
 * The answer to "are you the same person?". The same: the account moves to this Telegram. Another: they get an account of
 * their own; the former owner keeps theirs without the phone.
 * @throws DomainError `code_expired` when it is not asked any more, `phone_banned`
 */
export async function answerPhoneOwner(deps: Deps, chat: ChatContext, same: boolean): Promise<void> {
  if (chat.step?.name !== "phone-owner") throw new DomainError("code_expired");
  const { phone, ...waiting } = chat.step.data;
  await deps.db.tx(async (tx) => {
    if (!same) await separateAccount(deps, tx, phone, chat.person.name || null);
    await link(deps, tx, chat, phone, waiting);
  });
  if (waiting.signUp !== undefined) await sendSignUpCode(deps, waiting.signUp);
}

async function link(
  deps: Deps,
  tx: ModelTx,
  chat: ChatContext,
  phone: string,
  { signUp }: Waiting,
): Promise<void> {
  const { id } = await linkPerson(deps, tx, chat.person, phone);
  if (signUp !== undefined) await takeContact(deps, tx, signUp, { chat, phone, accountId: id });
  const key = signUp === undefined ? "phone-linked" : "sign-up-contact-taken";
  await closePhoneStep(tx, chat, { key, args: { phone: maskPhone(phone) } });
  await publishChats(deps, tx, [chat]);
}

async function isAnothers(tx: ModelTx, personId: string, phone: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from account where phone = ${phone} and person_id <> ${personId}::uuid for update`;
  return rows.length > 0;
}
