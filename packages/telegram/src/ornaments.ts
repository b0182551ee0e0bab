import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "grammy";
import { grammySignal } from "./grammy-signal.ts";
import type { Log } from "./log.ts";
import { classify } from "./outbound/telegram-errors.ts";
import { defaultLocale, locales, type Translator } from "./text/translator.ts";

/** What Telegram was told to show of a bot. */
export interface Ornaments {
  /** Digest of what was set, by method and language. */
  readonly set: Readonly<Record<string, string>>;
  /** Telegram asked not to be told anything before this instant, in ms. */
  readonly notBefore?: number;
}

/** Remembers it across starts. */
export interface OrnamentMemory {
  read(): Promise<Ornaments>;
  save(ornaments: Ornaments): Promise<void>;
}

export interface Decoration {
  readonly api: Api;
  readonly botId: number;
  readonly translator: Translator;
  /** Names of the commands to register, in the order of the menu. */
  readonly commands: readonly string[];
  readonly memory: OrnamentMemory;
  /** True for what is away, and told to be. */
  readonly isTold: (error: unknown) => boolean;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Milliseconds before the next try of what failed by chance; growing to 5 min by default. */
  readonly pauseMs?: (failures: number) => number;
}

type Signal = ReturnType<typeof grammySignal>;

interface Ornament {
  readonly name: string;
  readonly value: unknown;
  readonly set: (signal: Signal) => Promise<unknown>;
}

const growingPause = (failures: number) => Math.min(1_000 * 2 ** (failures - 1), 300_000);

/**
 * Registers a bot's commands and descriptions with Telegram, in every language, beside its work: it may take as long as
 * Telegram asks to wait. What has not changed since the last time is left out. Never rejects.
 */
export async function decorate(decoration: Decoration): Promise<void> {
  const { log, isTold, signal, pauseMs = growingPause } = decoration;
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      return await decorateOnce(decoration);
    } catch (error) {
      if (signal.aborted) return;
      const failure = classify(error);
      const wait = failure?.kind === "flood" ? failure.retryAfter * 1000 : pauseMs(failures);
      if (!isTold(error)) log.warn({ err: error, wait }, "The bot's commands and descriptions have to wait");
      await pause(wait, signal);
    }
  }
}

async function decorateOnce({ memory, log, signal, ...rest }: Decoration): Promise<void> {
  const { set: known, notBefore = 0 } = await memory.read();
  const set = { ...known };
  await pause(notBefore - Date.now(), signal);
  for (const ornament of ornamentsOf(rest)) {
    if (signal.aborted) return;
    const digest = digestOf([rest.botId, ornament.value]);
    if (set[ornament.name] === digest) continue;
    try {
      await ornament.set(grammySignal(signal));
    } catch (error) {
      const failure = classify(error);
      if (failure?.kind === "flood")
        await memory.save({ set, notBefore: Date.now() + failure.retryAfter * 1000 });
      if (failure?.kind !== "refused" && failure?.kind !== "unreachable") throw error;
      log.warn({ err: error, ornament: ornament.name }, "Telegram does not take this of the bot");
      continue;
    }
    set[ornament.name] = digest;
    await memory.save({ set });
  }
}

function ornamentsOf({
  api,
  translator,
  commands,
}: Pick<Decoration, "api" | "translator" | "commands">): Ornament[] {
  return locales.flatMap((locale): Ornament[] => {
    const texts = translator(locale);
    const language = locale === defaultLocale ? {} : { language_code: locale };
    const list = commands.map((command) => ({ command, description: texts.plain(`command-${command}`) }));
    const [long, short] = [texts.plain("bot-description"), texts.plain("bot-short-description")];
    return [
      { name: `commands ${locale}`, value: list, set: (signal) => api.setMyCommands(list, language, signal) },
      {
        name: `description ${locale}`,
        value: long,
        set: (signal) => api.setMyDescription(long, language, signal),
      },
      {
        name: `short description ${locale}`,
        value: short,
        set: (signal) => api.setMyShortDescription(short, language, signal),
      },
    ];
  });
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 16);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
}
