import { envPort, parseEnv } from "@gotovo/runtime/env";
import { z } from "zod";
import { demoBots } from "./seed.ts";
import type { BotSeed } from "./state/bots.ts";

const list = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));

const schema = z.object({
  SANDBOX_PORT: envPort(3001),
  /** Bots as token=username; a token is any number, a colon and any secret. */
  SANDBOX_BOTS: list
    .refine((bots) => bots.every((bot) => /^\d+:[\w-]+=[A-Za-z]\w{3,31}$/.test(bot)), {
      error: "must be bots like 123456:any-secret=MyBot, with commas between",
    })
    .transform((bots) => bots.map(botOf))
    .optional(),
  /** Set: chats survive a restart in this file. */
  SANDBOX_STATE_FILE: z.string().optional(),
  /** The address to listen on. Whoever reaches it may do everything. */
  HOST: z.string().default("127.0.0.1"),
  /** Names it may be called by besides, with commas between: that of a container, for one. */
  SANDBOX_HOSTS: list.default([]),
  NODE_ENV: z
    .string()
    .refine((mode) => mode !== "production", {
      error: "must not be production: the sandbox trusts everybody",
    })
    .optional(),
});

function botOf(text: string): BotSeed {
  const [token = "", username = ""] = text.split("=");
  return { token, username, first_name: username };
}

/** What the program is told by its environment. Throws EnvError. */
export function readConfig(env: Record<string, string | undefined>) {
  const given = parseEnv(schema, env);
  const { customer, horeca } = demoBots();
  return {
    port: given.SANDBOX_PORT,
    host: given.HOST,
    hosts: given.SANDBOX_HOSTS,
    bots: given.SANDBOX_BOTS ?? [customer, horeca],
    stateFile: given.SANDBOX_STATE_FILE,
  };
}
