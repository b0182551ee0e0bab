import { demoBots } from "@gotovo/sandbox";
import { createBotNames } from "@gotovo/usecases/chats/register-bot";
import type { Deps } from "@gotovo/usecases/context";
import type { Config } from "./config.ts";

/**
 * What a deep link into the HoReCa bot begins with: Telegram's address, or the sandbox's, and the bot's user name. A
 * bot that has not started yet is asked for its name.
 * @throws Error when its Bot API server cannot be asked
 */
export async function horecaLink(
  deps: Deps,
  config: Pick<Config, "telegram" | "sandboxPort" | "isProduction">,
): Promise<string> {
  const { telegram, sandboxPort, isProduction } = config;
  if (telegram === null && !isProduction)
    return `http://localhost:${sandboxPort}/t.me/${demoBots().horeca.username}`;
  const name = (await createBotNames(deps)("horeca")) ?? (await askName(telegram));
  return `https://t.me/${name}`;
}

async function askName(telegram: Config["telegram"]): Promise<string> {
  if (telegram === null)
    throw new Error("The HoReCa bot has never started, so nobody knows its name: set both bots' tokens");
  const { apiRoot = "https://api.telegram.org", horecaToken } = telegram;
  const answer = await fetch(`${apiRoot}/bot${horecaToken}/getMe`, {
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null);
  const body = (await answer?.json().catch(() => null)) as {
    ok: boolean;
    result?: { username: string };
  } | null;
  if (!body?.result)
    throw new Error("The HoReCa bot cannot be asked for its name: check HORECA_BOT_TOKEN and the network");
  return body.result.username;
}
