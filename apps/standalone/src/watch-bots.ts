import type { Metrics } from "@gotovo/runtime";
import type { BotWatch } from "@gotovo/telegram";
import type { BotKind } from "@gotovo/usecases/context";

/** In `/metrics`: the calls that bots make, how long they wait for Telegram's limits before, and how soon chats show a change. */
export function watchBots(metrics: Metrics): (bot: BotKind) => BotWatch {
  const calls = metrics.histogram({
    name: "gotovo_bot_api_call_seconds",
    help: "Bot API calls, by method and result: ok, the error code, or lost",
    labelNames: ["bot", "method", "result"],
    buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
  });
  const waits = metrics.histogram({
    name: "gotovo_outbound_wait_seconds",
    help: "How long sends and edits waited for their place within Telegram's limits",
    labelNames: ["bot"],
    buckets: [0.01, 0.1, 0.5, 1, 2, 5, 10, 30],
  });
  const shown = metrics.histogram({
    name: "gotovo_shown_seconds",
    help: "From an accepted change to Telegram's answer to the call that shows it in a chat, by bot and urgency",
    labelNames: ["bot", "urgency"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 120],
  });
  return (bot) => ({
    called: (method, result, seconds) => calls.observe({ bot, method, result }, seconds),
    waited: (seconds) => waits.observe({ bot }, seconds),
    shown: (urgency, seconds) => shown.observe({ bot, urgency }, seconds),
  });
}
