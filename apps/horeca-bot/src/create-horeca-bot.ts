import { join } from "node:path";
import {
  type BotSettings,
  createBotProcess,
  createTranslator,
  ownServiceMessages,
  type RunningBot,
} from "@gotovo/telegram";
import { botPorts } from "@gotovo/usecases/chat-sync/bot-ports";
import type { Deps } from "@gotovo/usecases/context";
import { createRenderer } from "./cards/renderer.ts";
import { sayRefusals } from "./errors.ts";
import { closePanels } from "./features/chat/close-panel.ts";
import { help } from "./features/chat/help.ts";
import { unhandled } from "./features/chat/unhandled.ts";
import { dialogActions } from "./features/dialogs/actions.ts";
import { blocking } from "./features/dialogs/block.ts";
import { bulk } from "./features/dialogs/bulk.ts";
import { teamGroup } from "./features/dialogs/group/group.ts";
import { groupFromPrivate } from "./features/dialogs/group/private.ts";
import { dialogList } from "./features/dialogs/list.ts";
import { dialogMessages } from "./features/dialogs/messages.ts";
import { notes } from "./features/dialogs/notes.ts";
import { quick } from "./features/dialogs/quick.ts";
import { quickManage } from "./features/dialogs/quick-manage.ts";
import { quickTyped } from "./features/dialogs/quick-typed.ts";
import { handover } from "./features/orders/handover.ts";
import { order } from "./features/orders/order.ts";
import { promises } from "./features/orders/promises.ts";
import { queue } from "./features/orders/queue.ts";
import { soldOut } from "./features/orders/sold-out.ts";
import { busy } from "./features/venue/busy.ts";
import { duty } from "./features/venue/duty.ts";
import { feedback } from "./features/venue/feedback.ts";
import { joining } from "./features/venue/joining.ts";
import { pause } from "./features/venue/pause.ts";
import { report } from "./features/venue/report.ts";
import { settings } from "./features/venue/settings/settings.ts";
import { typedSettings } from "./features/venue/settings/typed-settings.ts";
import { stopList } from "./features/venue/stop.ts";
import { team } from "./features/venue/team.ts";
import { teamInvites } from "./features/venue/team-invites.ts";
import { venue } from "./features/venue/venue.ts";

export interface HorecaBotOptions extends BotSettings {
  readonly deps: Deps;
}

/** The bot in which the staff of a café run their queue. */
export function createHorecaBot(options: HorecaBotOptions): RunningBot {
  const { deps, linkRoot = "https://t.me" } = options;
  const translator = createTranslator(join(import.meta.dirname, "../locales"));
  return createBotProcess(options, botPorts(deps, "horeca"), {
    translator,
    renderer: createRenderer(deps, translator, linkRoot),
    commands: [
      "orders",
      "dialogs",
      "note",
      "quick",
      "duty",
      "pause",
      "stop",
      "team",
      "venue",
      "report",
      "feedback",
      "settings",
      "connect",
      "help",
      "language",
      "exit",
    ],
    peer: "customer",
    groups: [teamGroup(deps), ownServiceMessages()],
    refusals: sayRefusals(deps),
    features: [
      ...[joining(deps), queue(deps), order(deps, translator), duty(deps), help()],
      ...[soldOut(deps), stopList(deps)],
      ...[promises(deps), busy(deps), pause(deps), settings(deps), typedSettings(deps, translator)],
      ...[team(deps), teamInvites(deps), venue(deps), closePanels(deps)],
      ...[quick(deps), quickManage(deps), quickTyped(deps)],
      ...[report(deps), feedback(deps), groupFromPrivate(deps)],
      ...[dialogList(deps), dialogActions(deps), blocking(deps), bulk(deps), notes(deps)],
      // After all that wait for something typed.
      handover(deps),
    ],
    last: [dialogMessages(deps), unhandled(deps)],
  });
}
