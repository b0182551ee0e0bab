import { classify } from "@gotovo/telegram";
import { Api } from "grammy";
import type { Config } from "../config.ts";
import { botKinds, tokenVariables } from "../telegram.ts";
import { bad, doubtful, type Finding, good } from "./finding.ts";

const recentMs = 3_600_000;
const manyUpdates = 100;

/** Whether Telegram knows the bots, and brings their updates to where they are looked for. */
export async function lookAtTelegram(config: Config, now: () => number = Date.now): Promise<Finding[]> {
  const { telegram } = config;
  if (telegram === null) return [good("telegram", "no tokens are set: the local one is used")];
  const tokens = { customer: telegram.customerToken, horeca: telegram.horecaToken };
  const looks = botKinds.map((kind) => lookAtBot(kind, tokens[kind], config, now()));
  return (await Promise.all(looks)).flat();
}

async function lookAtBot(
  kind: (typeof botKinds)[number],
  token: string,
  { telegram, webhookSecret, publicUrl }: Config,
  now: number,
): Promise<Finding[]> {
  const about = `${kind} bot`;
  const api = new Api(token, { ...(telegram?.apiRoot && { apiRoot: telegram.apiRoot }), timeoutSeconds: 10 });
  try {
    const me = await api.getMe();
    const hook = await api.getWebhookInfo();
    const wanted = webhookSecret === null ? "" : `${publicUrl}/telegram/${kind}`;
    return [good(about, `is @${me.username}`), ...judgeWebhook(kind, wanted, hook, now)];
  } catch (error) {
    const failure = classify(error);
    if (failure?.kind === "unauthorized")
      return [
        bad(
          about,
          `Telegram does not know the token. Set ${tokenVariables[kind]} to the one from BotFather.`,
        ),
      ];
    const reason = error instanceof Error ? error.message : String(error);
    return [
      bad(
        about,
        `Telegram cannot be asked: ${reason}. Check the network, and TELEGRAM_API_ROOT if it is set.`,
      ),
    ];
  }
}

interface Webhook {
  readonly url?: string;
  readonly pending_update_count: number;
  /** Unix time. */
  readonly last_error_date?: number;
  readonly last_error_message?: string;
}

/** @param wanted its address; empty when the bot polls */
export function judgeWebhook(kind: string, wanted: string, hook: Webhook, now: number): Finding[] {
  const about = `${kind} updates`;
  const {
    url = "",
    pending_update_count: waiting,
    last_error_date: failedAt = 0,
    last_error_message: why,
  } = hook;
  if (url !== wanted) {
    return [
      wanted === ""
        ? doubtful(
            about,
            `go to a webhook at ${new URL(url).host}, but TELEGRAM_WEBHOOK_SECRET is unset. The next start takes it away and polls.`,
          )
        : doubtful(
            about,
            `${url === "" ? "are polled for" : `go to ${new URL(url).host}`}, not to ${wanted}. The next start sets that.`,
          ),
    ];
  }
  if (wanted !== "" && now - failedAt * 1000 < recentMs)
    return [
      bad(
        about,
        `Telegram could not deliver them: ${why}. Is ${wanted} reached from outside, and with a good certificate?`,
      ),
    ];
  if (waiting > manyUpdates)
    return [doubtful(about, `${waiting} wait at Telegram. Does a process with the bot's role run?`)];
  return [good(about, wanted === "" ? "are polled for" : "come by webhook")];
}
