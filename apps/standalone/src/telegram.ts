import { join } from "node:path";
import { createCustomerBot } from "@gotovo/customer-bot";
import { createHorecaBot } from "@gotovo/horeca-bot";
import type { Logger, Metrics, Shutdown } from "@gotovo/runtime";
import { createSandbox, demoBots } from "@gotovo/sandbox";
import type { RunningBot } from "@gotovo/telegram";
import type { BotKind, Deps } from "@gotovo/usecases/context";
import type { Config } from "./config.ts";
import type { Role } from "./roles.ts";
import { watchBots } from "./watch-bots.ts";

export const botKinds = ["customer", "horeca"] as const satisfies readonly BotKind[];

/** Which variable has a bot's token. */
export const tokenVariables = { customer: "CUSTOMER_BOT_TOKEN", horeca: "HORECA_BOT_TOKEN" } as const;

export interface TelegramSide {
  /** Those of this process. */
  readonly bots: Readonly<Partial<Record<BotKind, RunningBot>>>;
  /** Where links to `https://t.me` lead: into the sandbox's page when there is one. */
  readonly linkRoot: string;
}

export interface TelegramOptions {
  readonly config: Config;
  readonly deps: Deps;
  readonly log: Logger;
  readonly shutdown: Shutdown;
  /** Of the sandbox, which runs when no tokens are set. */
  readonly sandboxUrl: string | null;
  readonly roles: ReadonlySet<Role>;
  readonly metrics: Metrics;
}

/** Builds the bots of a process. They are started by the caller. */
export function createTelegramSide({
  config,
  deps,
  log,
  shutdown,
  sandboxUrl,
  roles,
  metrics,
}: TelegramOptions): TelegramSide {
  const tokens = config.telegram ?? sandboxTokens(sandboxUrl);
  const linkRoot = sandboxUrl === null ? "https://t.me" : `${sandboxUrl}/t.me`;
  const { outboundPerSecond, outboundPerChat } = config;
  const { trace } = deps.db;
  const common = { deps, trace, apiRoot: tokens.apiRoot, outboundPerSecond, outboundPerChat, linkRoot };
  const { customerToken, horecaToken } = tokens;
  const watchOf = watchBots(metrics);
  const makers = {
    customer: () =>
      createCustomerBot({
        ...common,
        ...{ token: customerToken, peerToken: horecaToken },
        webhook: webhookOf(config, "customer"),
        watch: watchOf("customer"),
        log: log.child({ bot: "customer" }),
      }),
    horeca: () =>
      createHorecaBot({
        ...common,
        ...{ token: horecaToken, peerToken: customerToken },
        webhook: webhookOf(config, "horeca"),
        watch: watchOf("horeca"),
        log: log.child({ bot: "horeca" }),
      }),
  };
  const kinds = botKinds.filter((kind) => roles.has(kind));
  const bots = Object.fromEntries(kinds.map((kind) => [kind, makers[kind]()]));
  shutdown.add("bots", () => Promise.all(Object.values(bots).map((bot) => bot.stop())));
  return { bots, linkRoot };
}

/** Starts the local Telegram, where no tokens are set; returns its address. */
export async function startSandbox(config: Config, shutdown: Shutdown): Promise<string | null> {
  if (config.telegram !== null) return null;
  const { customer, horeca } = demoBots();
  const sandbox = createSandbox({
    bots: [customer, horeca],
    stateFile: join(config.dataDir, "sandbox.json"),
  });
  const { port } = await sandbox.listen(config.sandboxPort);
  shutdown.add("sandbox", () => sandbox.close());
  return `http://localhost:${port}`;
}

function sandboxTokens(sandboxUrl: string | null) {
  const { customer, horeca } = demoBots();
  const apiRoot = loopback(sandboxUrl) ?? undefined;
  return { customerToken: customer.token, horecaToken: horeca.token, apiRoot };
}

/** The sandbox listens on the loopback address; "localhost" is for people and their browsers. */
export function loopback(sandboxUrl: string | null): string | null {
  return sandboxUrl?.replace("localhost", "127.0.0.1") ?? null;
}

function webhookOf(config: Config, bot: string): { url: string; secret: string } | null {
  const secret = config.webhookSecret;
  return secret === null ? null : { url: `${config.publicUrl}/telegram/${bot}`, secret };
}
