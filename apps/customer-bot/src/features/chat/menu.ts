import type { QueuedContent } from "@gotovo/domain";
import { answerTap, languageChoice, onTap } from "@gotovo/telegram";
import type { Deps } from "@gotovo/usecases/context";
import { Composer } from "grammy";
import { menuCallback } from "../../callbacks.ts";
import type { CustomerContext } from "../../context.ts";
import { showProfile } from "../accounts/profile.ts";
import { showHistory } from "../orders/history.ts";
import { showOrders } from "../orders/orders.ts";
import { showNotifications } from "./notifications.ts";

type Section = Parameters<typeof menuCallback.pack>[0]["open"];

const button = (open: Section) => ({ key: "button-menu", args: { open }, data: menuCallback.pack({ open }) });

/** The main menu: where a person ends who has signed in, or left. */
export const mainMenu: QueuedContent = {
  key: "menu",
  buttons: [
    [button("orders"), button("history")],
    [button("profile")],
    [button("notifications"), button("language")],
  ],
};

/** Taps on the main menu. */
export function menu(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  onTap(composer, menuCallback, async (ctx, tap) => {
    await open(deps, ctx, tap.open);
    await answerTap(ctx);
  });
  return composer;
}

function open(deps: Deps, ctx: CustomerContext, section: Section): Promise<void> {
  switch (section) {
    case "orders":
      return showOrders(deps, ctx);
    case "history":
      return showHistory(deps, ctx);
    case "notifications":
      return showNotifications(deps, ctx);
    case "language":
      return ctx.conversation.say(languageChoice);
    case "profile":
      return showProfile(deps, ctx);
    default:
      return section satisfies never;
  }
}
