import { DomainError, readChoices, type Step, soldOutChoicesLimit, stoppedAs, subject } from "@gotovo/domain";
import { answerTap, onTap, shorten, type Texts } from "@gotovo/telegram";
import { setPrompt } from "@gotovo/usecases/chats/card-views";
import { enterStep, leaveStep } from "@gotovo/usecases/chats/step";
import type { Deps } from "@gotovo/usecases/context";
import { findOrder } from "@gotovo/usecases/orders/find-order";
import { answerSoldOut } from "@gotovo/usecases/orders/sold-out/answer-sold-out";
import { askSoldOut, requirePart } from "@gotovo/usecases/orders/sold-out/ask-sold-out";
import { isCustomerReachable } from "@gotovo/usecases/orders/sold-out/reachable";
import { takeOff } from "@gotovo/usecases/orders/sold-out/take-off";
import { withdrawSoldOut } from "@gotovo/usecases/orders/sold-out/withdraw-sold-out";
import { Composer } from "grammy";
import { namePrompt } from "../../cards/sold-out/prompt.ts";
import type { HorecaContext } from "../../context.ts";
import { requireStaff } from "../../require-staff.ts";
import { soldOutCallback, soldOutEndCallback } from "../../sold-out-callbacks.ts";
import { dialogOfReply } from "../dialogs/reply-target.ts";

/** What the step asks for. */
export function choicesQuestion(texts: Texts, { data }: Step<"sold-out-choices">) {
  const { order, version, part, number, name } = data;
  const text = texts.html("ask-sold-out-choices", {
    number: shorten(number, 32),
    name: shorten(name, 100),
    limit: soldOutChoicesLimit,
  });
  return { text, about: `sold-out-choices ${order} ${version} ${part}` };
}

/** What has run out of an order, from its card: what it is, and who decides what to do about it. */
export function soldOut(deps: Deps): Composer<HorecaContext> {
  const composer = new Composer<HorecaContext>();

  onTap(composer, soldOutCallback, async (ctx, { order: orderId, step, at, version: expectedVersion }) => {
    const staff = await requireStaff(deps, ctx, "stop_list.change");
    const { chat, toast } = ctx.conversation;
    const input = { orderId, expectedVersion, part: at };
    if (step === "ask") {
      const { number } = await askSoldOut(deps, staff, { ...input, choices: [] });
      return toast("sold-out-asked", { number });
    }
    const order = await findOrder(deps.db.prisma, staff, { id: orderId });
    const { name } = requirePart(order, expectedVersion, step === "list" ? 0 : at);
    switch (step) {
      case "list":
      case "part": {
        const reachable = await isCustomerReachable(deps.db.prisma, orderId);
        const shown = step === "list" ? "list" : reachable ? "part" : "alone";
        const prompt = { name: namePrompt({ step: shown, at }), version: expectedVersion };
        await setPrompt(deps, chat, subject.order(orderId), prompt);
        return answerTap(ctx);
      }
      case "ask_same": {
        const choices = stoppedAs(order.stopList, name, deps.clock())?.choices ?? [];
        await askSoldOut(deps, staff, { ...input, choices });
        return toast("sold-out-asked", { number: order.number });
      }
      case "type":
        await enterStep(deps, chat, {
          name: "sold-out-choices",
          data: { order: orderId, version: expectedVersion, part: at, number: order.number, name },
        });
        return answerTap(ctx);
      case "take_off":
        await takeOff(deps, staff, input);
        return toast("sold-out-taken-off", { number: order.number });
      default:
        return step satisfies never;
    }
  });

  onTap(composer, soldOutEndCallback, async (ctx, { order: orderId, answer, question }) => {
    const staff = await requireStaff(deps, ctx, "stop_list.change");
    if (answer === "withdraw") {
      const { number } = await withdrawSoldOut(deps, staff, { orderId, question });
      return ctx.conversation.toast("sold-out-withdrawn", { number });
    }
    const { number } = await answerSoldOut(deps, staff, { orderId, question, answer: { type: "take_off" } });
    await ctx.conversation.toast("sold-out-taken-off", { number });
  });

  composer.on("message", async (ctx, next) => {
    const { step } = ctx.conversation.chat;
    if (step?.name !== "sold-out-choices" || ctx.message.text?.startsWith("/")) return next();
    const staff = await requireStaff(deps, ctx, "stop_list.change");
    if (await dialogOfReply(deps, ctx, staff)) return next();
    await takeChoices(deps, ctx, step);
  });
  return composer;
}

async function takeChoices(
  deps: Deps,
  ctx: HorecaContext,
  { data }: Step<"sold-out-choices">,
): Promise<void> {
  const staff = await requireStaff(deps, ctx, "stop_list.change");
  const { chat, say } = ctx.conversation;
  try {
    const order = await findOrder(deps.db.prisma, staff, { id: data.order });
    const part = requirePart(order, data.version, data.part);
    const read = readChoices(ctx.message?.text ?? "", part.option === null ? order.currency : null);
    if ("problem" in read)
      return say({
        key: "sold-out-choices-problem",
        args: { problem: read.problem, limit: soldOutChoicesLimit },
      });
    const { order: orderId, version: expectedVersion } = data;
    await askSoldOut(deps, staff, { orderId, expectedVersion, part: data.part, choices: read.choices });
  } catch (error) {
    // Nothing that is typed now can be an answer any more.
    if (error instanceof DomainError) await leaveStep(deps, chat);
    throw error;
  }
  await leaveStep(deps, chat);
  await say({ key: "sold-out-asked", args: { number: data.number } });
}
