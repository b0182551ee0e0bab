import { DomainError, type Step } from "@gotovo/domain";
import { messageLimit, type Texts } from "@gotovo/telegram";
import { enterStep, leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { addNote } from "@gotovo/usecases/dialogs/add-note";
import { Composer } from "grammy";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";
import { isNoteWithFile } from "./note-text.ts";
import { dialogOfReply } from "./reply-target.ts";

/** The question that `/note` without a text asks. */
export function noteQuestion(texts: Texts, { data }: Step<"note">) {
  return { text: texts.html("note-question"), about: `note ${data.dialogId}` };
}

/** `/note`: a private note on the dialog that is open, or of the message it replies to. Staff see it, customers never. */
export function notes(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  // Whatever is meant for staff only must not go on to the customer.
  composer.on("message").filter(
    ({ message, conversation: { chat } }) =>
      isNoteWithFile(message) || (chat.step?.name === "note" && message.text === undefined),
    (ctx) => ctx.conversation.say({ key: "note-only-text" }),
  );

  composer.command("note", async (ctx) => {
    const staff = await requireStaff(deps, ctx, "dialogs.answer");
    const { chat } = ctx.conversation;
    const dialogId = (await dialogOfReply(deps, ctx, staff))?.dialogId ?? chat.dialogId;
    if (dialogId === null) throw new DomainError("not_found", { what: "open-dialog" });
    const text = ctx.match.trim();
    if (text === "") return enterStep(deps, chat, { name: "note", data: { dialogId } });
    await write(deps, ctx, dialogId, text);
    if (mayGoOn(ctx.message?.text)) await enterStep(deps, chat, { name: "note", data: { dialogId } });
  });

  composer.on("message:text", async (ctx, next) => {
    const { chat } = ctx.conversation;
    const { text } = ctx.message;
    if (chat.step?.name !== "note" || text.startsWith("/")) return next();
    await write(deps, ctx, chat.step.data.dialogId, text);
    if (!mayGoOn(text)) await leaveStep(deps, chat);
  });
  return composer;
}

/** Telegram's apps cut a long text into messages: the rest of a note must not go to the customer. */
function mayGoOn(text = ""): boolean {
  return text.length > messageLimit - 100;
}

async function write(deps: Deps, ctx: HorecaContext, dialogId: string, text: string): Promise<void> {
  const staff = await requireStaff(deps, ctx, "dialogs.answer");
  const { chat, say } = ctx.conversation;
  const source = { bot: "horeca" as const, chatId: chat.chatId, messageId: ctx.message?.message_id ?? 0 };
  await addNote(deps, staff, { dialogId, content: { kind: "text", text, entities: [] }, source });
  await say({ key: "note-added" });
}
