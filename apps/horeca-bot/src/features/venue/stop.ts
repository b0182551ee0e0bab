import { isBlank, oneLine, type Step, stoppedNameLength } from "@gotovo/domain";
import { answerTap, onTap, type Texts } from "@gotovo/telegram";
import { showPanel } from "@gotovo/usecases/chats/panel";
import { enterStep, leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { returnItem } from "@gotovo/usecases/venue/stop-list/return-item";
import { stopItem } from "@gotovo/usecases/venue/stop-list/stop-item";
import { stopListOfChat } from "@gotovo/usecases/venue/stop-list/stop-list-of-chat";
import { Composer } from "grammy";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";
import { stopAddCallback, stopBackCallback, stopListCallback } from "../../sold-out-callbacks.ts";
import { dialogOfReply } from "../dialogs/reply-target.ts";

const firstPage = stopListCallback.pack({ page: 0 });

/** Lines of a message that are taken as names at once. */
const namesLimit = 20;

/** What the step asks for. */
export function stopItemQuestion(texts: Texts, _step: Step<"stop-item">) {
  return { text: texts.html("ask-stop-item"), about: "stop-item" };
}

/** `/stop`: what the venue has run out of; a name behind the command adds it, a tap sells it again. */
export function stopList(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  composer.command("stop", async (ctx) => {
    await requireStaff(deps, ctx, "stop_list.change");
    if (isBlank(ctx.match)) return show(deps, ctx);
    await add(deps, ctx, ctx.match);
  });

  onTap(composer, stopListCallback, async (ctx) => {
    await requireStaff(deps, ctx, "stop_list.change");
    await showPanel(deps, ctx.conversation.chat, { name: "stop", view: ctx.callbackQuery.data });
    await answerTap(ctx);
  });

  onTap(composer, stopBackCallback, async (ctx, { since }) => {
    const staff = await requireStaff(deps, ctx, "stop_list.change");
    const list = await stopListOfChat(deps, ctx.conversation.chat.chatId);
    const wanted = list?.stopList.find((item) => Date.parse(item.since) === since);
    const item = wanted ? await returnItem(deps, staff, wanted.name) : null;
    // A colleague was quicker: the panel shows that already, or will in a moment.
    await (item
      ? ctx.conversation.toast("stop-back", { name: item.name })
      : ctx.conversation.toast("stop-back-already"));
  });

  onTap(composer, stopAddCallback, async (ctx) => {
    await requireStaff(deps, ctx, "stop_list.change");
    await enterStep(deps, ctx.conversation.chat, { name: "stop-item", data: {} });
    await answerTap(ctx);
  });

  composer.on("message", async (ctx, next) => {
    const { step } = ctx.conversation.chat;
    const { text } = ctx.message;
    if (step?.name !== "stop-item" || text?.startsWith("/")) return next();
    const staff = await requireStaff(deps, ctx, "stop_list.change");
    if (await dialogOfReply(deps, ctx, staff)) return next();
    await add(deps, ctx, text ?? "");
  });
  return composer;
}

/** Each line is a name. What is stopped already stays so once, so a message that comes again adds nothing. */
async function add(deps: Deps, ctx: HorecaContext, typed: string): Promise<void> {
  const staff = await requireStaff(deps, ctx, "stop_list.change");
  const { chat, say } = ctx.conversation;
  const names = typed
    .split("\n")
    .map(oneLine)
    .filter((name) => !isBlank(name));
  const isTooMuch = names.length > namesLimit || names.some((name) => [...name].length > stoppedNameLength);
  if (names.length === 0 || isTooMuch) return say({ key: "stop-unreadable", args: { limit: namesLimit } });
  for (const name of names) await stopItem(deps, staff, { name });
  await leaveStep(deps, chat);
  await show(deps, ctx);
}

async function show(deps: Deps, ctx: HorecaContext): Promise<void> {
  await showPanel(deps, ctx.conversation.chat, { name: "stop", view: firstPage }, { afresh: true });
}
