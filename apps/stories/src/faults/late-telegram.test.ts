import { setTimeout as sleep } from "node:timers/promises";
import { createSandbox } from "@gotovo/sandbox";
import { expect, test } from "vitest";
import { customerBot, horecaBot } from "../world/local-telegram.ts";
import { freePorts } from "../world/ports.ts";
import { startProduct } from "../world/product.ts";

test("with Telegram away the product starts all the same, and its bots come when Telegram does", async () => {
  const [port] = (await freePorts(1)) as [number];
  const telegram = createSandbox({ bots: [customerBot, horecaBot], defaultPeople: false });
  // Later than the product waits for it before it says that the API works.
  const late = sleep(8_000).then(() => telegram.listen(port));
  const product = await startProduct({
    env: {
      CUSTOMER_BOT_TOKEN: customerBot.token,
      HORECA_BOT_TOKEN: horecaBot.token,
      TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
    },
  });
  try {
    await late;
    expect(product.output()).toContain("Telegram does not answer yet");
    const merchant = await product.createMerchant(["--name", "Zerno", "--venue", "Zerno"]);
    expect(merchant.owner_invite_url).toContain(`https://t.me/${horecaBot.username}?start=`);
  } finally {
    await product.close();
    await telegram.close();
  }
}, 60_000);
