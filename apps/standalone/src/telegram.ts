import { join } from "node:path";
import { createCustomerBot } from "@gotovo/customer-bot";
import { createHorecaBot } from "@gotovo/horeca-bot";
import type { Logger, Shutdown } from "@gotovo/runtime";
import { createSandbox, demoBots } from "@gotovo/sandbox";
import type { Deps } from "@gotovo/usecases/context";
import type { Config } from "./config.ts";

export interface TelegramSide {
  readonly customer: ReturnType<typeof createCustomerBot>;
  readonly horeca: ReturnType<typeof createHorecaBot>;
  /** Where links to `https://t.me` lead: into the sandbox's page when there is one. */
  readonly linkRoot: string;
  /** Address of the sandbox's chat page; null with real bots. */
  readonly sandboxUrl: string | null;
}

/**
 * Builds both bots. They are started by the caller.
 * @param sandboxUrl of the sandbox, which runs when no tokens are set
 */
export function createTelegramSide(
  config: Config,
  deps: Deps,
  log: Logger,
  shutdown: Shutdown,
  sandboxUrl: string | null,
): TelegramSide {
  const tokens = config.telegram ?? sandboxTokens(sandboxUrl);
  const linkRoot = sandboxUrl === null ? "https://t.me" : `${sandboxUrl}/t.me`;
  const { outboundPerSecond, outboundPerChat } = config;
  const common = { deps, apiRoot: tokens.apiRoot, outboundPerSecond, outboundPerChat };
  const customer = createCustomerBot({
    ...common,
    token: tokens.customerToken,
    peerToken: tokens.horecaToken,
    webhook: webhookOf(config, "customer"),
    linkRoot,
    log: log.child({ bot: "customer" }),
  });
  const horeca = createHorecaBot({
    ...common,
    token: tokens.horecaToken,
    peerToken: tokens.customerToken,
    webhook: webhookOf(config, "horeca"),
    linkRoot,
    log: log.child({ bot: "horeca" }),
  });
  shutdown.add("bots", () => Promise.all([customer.stop(), horeca.stop()]));
  return { customer, horeca, linkRoot, sandboxUrl };
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
