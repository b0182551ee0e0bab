import { botMain } from "@gotovo/telegram/bot-main";
import { openDeps } from "@gotovo/usecases/open-deps";
import { createCustomerBot } from "./create-customer-bot.ts";

await botMain({
  name: "customer",
  tokenVariable: "CUSTOMER_BOT_TOKEN",
  peerTokenVariable: "HORECA_BOT_TOKEN",
  env: process.env,
  open: openDeps,
  create: (deps, { token, peerToken, apiRoot, webhook, outboundPerSecond, outboundPerChat }, log) =>
    createCustomerBot({ deps, token, peerToken, apiRoot, webhook, outboundPerSecond, outboundPerChat, log }),
});
