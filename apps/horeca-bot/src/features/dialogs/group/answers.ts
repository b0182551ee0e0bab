import { DomainError, isTooBig, type MessageContent } from "@gotovo/domain";
import { contentOf, isUnsupported } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { addNote } from "@gotovo/usecases/dialogs/add-note";
import { findShown } from "@gotovo/usecases/dialogs/find-shown";
import { sendMessage } from "@gotovo/usecases/dialogs/send-message";
import type { StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import { Composer, type Context, type Filter } from "grammy";
import { refusalText } from "../../../errors.ts";
import { isNoteWithFile } from "../note-text.ts";
import { groupOf, repliedIn, sayThere } from "./group-chat.ts";
import { type DialogTopic, findTopic, isAbandoned } from "./topic.ts";
import { sayWhyNot } from "./who.ts";

type MessageContext = Filter<Context, "message">;

/** What is written in the topic of a dialog: an answer to its customer, or a note by `/note`. */
export function groupAnswers(deps: Deps): Composer<Context> {
  const composer = new Composer<Context>();

  composer.command("note", async (ctx) => {
    const topic = await findTopic(deps, ctx);
    if (!topic) return sayIfAbandoned(deps, ctx);
    const { staff, dialogId } = topic;
    if (!staff) return sayWhyNot(deps, ctx);
    const text = ctx.match.trim();
    if (text === "") return sayThere(deps, ctx, { key: "group-note-how" });
    const source = { ...groupOf(ctx), messageId: ctx.message?.message_id ?? 0 };
    await addNote(deps, staff, { dialogId, content: { kind: "text", text, entities: [] }, source });
  });

  composer.on("message", async (ctx) => {
    if (ctx.message.text?.startsWith("/")) return;
    const content = contentOf(ctx.message, { quotes: "chosen" });
    // Telegram's service messages are no messages.
    if (content === null && !isUnsupported(ctx.message)) return;
    const topic = await findTopic(deps, ctx);
    if (!topic) return sayIfAbandoned(deps, ctx);
    if (!topic.staff) return sayWhyNot(deps, ctx);
    if (isNoteWithFile(ctx.message)) return sayThere(deps, ctx, { key: "note-only-text" });
    if (content === null) return sayThere(deps, ctx, { key: "content-not-passed-on" });
    if (isTooBig(content)) return sayThere(deps, ctx, { key: "content-too-big" });
    await answer(deps, ctx, topic.staff, topic, content);
  });
  return composer;
}

/** Whoever answers in an abandoned topic must not think that the customer reads it. */
async function sayIfAbandoned(deps: Deps, ctx: Context): Promise<void> {
  if (await isAbandoned(deps, ctx)) await sayThere(deps, ctx, { key: "group-topic-abandoned" });
}

async function answer(
  deps: Deps,
  ctx: MessageContext,
  staff: StaffActor,
  topic: DialogTopic,
  content: MessageContent,
): Promise<void> {
  const { message_id: messageId, media_group_id: album = null } = ctx.message;
  const source = { ...groupOf(ctx), messageId };
  const replyTo = await repliedTo(deps, ctx, topic);
  try {
    await sendMessage(deps, staff, { dialogId: topic.dialogId, content, album, source, replyTo });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await sayThere(deps, ctx, refusalText(error));
  }
}

async function repliedTo(deps: Deps, ctx: MessageContext, { dialogId }: DialogTopic): Promise<bigint | null> {
  const replied = repliedIn(ctx.message);
  const message = replied === undefined ? null : await findShown(deps, groupOf(ctx), replied);
  return message?.dialogId === dialogId ? message.id : null;
}
