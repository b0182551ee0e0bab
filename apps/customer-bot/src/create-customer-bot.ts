import { join } from "node:path";
import { type BotSettings, createBotProcess, createTranslator, type RunningBot } from "@gotovo/telegram";
import { botPorts } from "@gotovo/usecases/chat-sync/bot-ports";
import type { Deps } from "@gotovo/usecases/context";
import { createRenderer } from "./cards/renderer.ts";
import { sayRefusals } from "./errors.ts";
import { guessedCodes } from "./features/accounts/guessed-codes.ts";
import { invite } from "./features/accounts/invite.ts";
import { newDevice } from "./features/accounts/new-device.ts";
import { phone } from "./features/accounts/phone.ts";
import { phoneOwner } from "./features/accounts/phone-owner.ts";
import { profile } from "./features/accounts/profile.ts";
import { securityEvents } from "./features/accounts/security-events.ts";
import { help } from "./features/chat/help.ts";
import { menu } from "./features/chat/menu.ts";
import { notifications } from "./features/chat/notifications.ts";
import { unhandled } from "./features/chat/unhandled.ts";
import { survey } from "./features/dialogs/survey.ts";
import { writing } from "./features/dialogs/writing.ts";
import { cancel } from "./features/orders/cancel.ts";
import { feedback } from "./features/orders/feedback.ts";
import { handover } from "./features/orders/handover.ts";
import { history } from "./features/orders/history.ts";
import { notMine } from "./features/orders/not-mine.ts";
import { orders } from "./features/orders/orders.ts";
import { pairing, rightCode, typedCode } from "./features/orders/pairing.ts";
import { soldOut } from "./features/orders/sold-out.ts";
import { takingBack } from "./features/orders/take-back.ts";

export interface CustomerBotOptions extends BotSettings {
  readonly deps: Deps;
}

/** The bot in which customers follow their orders. */
export function createCustomerBot(options: CustomerBotOptions): RunningBot {
  const { deps, apiRoot, linkRoot = "https://t.me" } = options;
  const translator = createTranslator(join(import.meta.dirname, "../locales"));
  return createBotProcess(options, botPorts(deps, "customer"), {
    translator,
    renderer: createRenderer(deps, translator, { apiRoot, linkRoot }),
    commands: ["orders", "history", "auth", "me", "notifications", "help", "language", "delete_me", "exit"],
    peer: "horeca",
    refusals: sayRefusals,
    features: [
      securityEvents(options.log),
      rightCode(deps),
      phone(deps, translator),
      menu(deps),
      profile(deps),
      invite(deps),
      orders(deps),
      help(),
      feedback(deps),
      survey(deps),
      history(deps),
      notifications(deps),
      newDevice(deps),
      guessedCodes(deps),
      phoneOwner(deps),
      pairing(deps),
      cancel(deps),
      soldOut(deps),
      handover(deps),
      notMine(deps),
      takingBack(deps),
    ],
    last: [writing(deps), typedCode(deps), unhandled()],
  });
}
