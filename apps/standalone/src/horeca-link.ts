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
  config: Pick<Config, "telegram" | "sandboxPort">,
): Promise<string> {
  const { telegram, sandboxPort } = config;
  if (telegram === null) return `http://localhost:${sandboxPort}/t.me/${demoBots().horeca.username}`;
  const known = await createBotNames(deps)("horeca");
  return `https://t.me/${known ?? (await askName(telegram.apiRoot ?? "https://api.telegram.org", telegram.horecaToken))}`;
}

async function askName(apiRoot: string, token: string): Promise<string> {
  const answer = await fetch(`${apiRoot}/bot${token}/getMe`, { signal: AbortSignal.timeout(10_000) }).catch(
    () => null,
  );
  const body = (await answer?.json().catch(() => null)) as {
    ok: boolean;
    result?: { username: string };
  } | null;
  if (!body?.result)
    throw new Error("The HoReCa bot cannot be asked for its name: check HORECA_BOT_TOKEN and the network");
  return body.result.username;
}
