import { createSandbox } from "@gotovo/sandbox";
import { waitUntil } from "@gotovo/sandbox/driver";
import { expect, test } from "vitest";
import { customerBot, horecaBot } from "../world/local-telegram.ts";
import { freePorts } from "../world/ports.ts";
import { startProduct } from "../world/product.ts";

test("with Telegram away the product starts all the same, and its bots come when Telegram does", async () => {
  const [port] = (await freePorts(1)) as [number];
  const telegram = createSandbox({ bots: [customerBot, horecaBot], defaultPeople: false });
  let late: Promise<unknown> = Promise.resolve();
  const product = await startProduct({
    onStart: (output) => {
      late = comesWhenMissed(output, () => telegram.listen(port));
    },
    env: {
      CUSTOMER_BOT_TOKEN: customerBot.token,
      HORECA_BOT_TOKEN: horecaBot.token,
      TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
    },
  });
  try {
    await late;
    const merchant = await product.createMerchant(["--name", "Zerno", "--venue", "Zerno"]);
    expect(merchant.owner_invite_url).toContain(`https://t.me/${horecaBot.username}?start=`);
  } finally {
    await product.close();
    await telegram.close();
  }
});

/** Telegram comes once the product has said that it works without. */
async function comesWhenMissed(output: () => string, come: () => Promise<unknown>): Promise<void> {
  await waitUntil(
    async () => output().includes("Telegram does not answer"),
    { what: "the product says that Telegram does not answer" },
    output,
  );
  await come();
}
