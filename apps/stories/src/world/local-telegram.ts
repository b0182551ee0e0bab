import { createSandbox, demoBots } from "@gotovo/sandbox";
import { createSandboxDriver, type SandboxDriver } from "@gotovo/sandbox/driver";

export const { customer: customerBot, horeca: horecaBot } = demoBots();

/** A Telegram that outlives the product: one may be killed and the other goes on. */
export interface LocalTelegram extends SandboxDriver {
  /** Points a product at it. */
  readonly env: Readonly<Record<string, string>>;
  /** Errors of the sandbox itself. */
  readonly bugs: readonly unknown[];
  close(): Promise<void>;
}

/** Starts a local Telegram with both bots and no people, in this process. */
export async function openTelegram(): Promise<LocalTelegram> {
  const bugs: unknown[] = [];
  const sandbox = createSandbox({
    bots: [customerBot, horecaBot],
    defaultPeople: false,
    onBug: (error) => bugs.push(error),
  });
  const { url } = await sandbox.listen(0);
  return {
    ...createSandboxDriver({ url }),
    env: {
      CUSTOMER_BOT_TOKEN: customerBot.token,
      HORECA_BOT_TOKEN: horecaBot.token,
      TELEGRAM_API_ROOT: url,
    },
    bugs,
    close: () => sandbox.close(),
  };
}
