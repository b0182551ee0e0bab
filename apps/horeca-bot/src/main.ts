import { botMain } from "@gotovo/telegram/bot-main";
import { openDeps } from "@gotovo/usecases/open-deps";
import { createHorecaBot } from "./create-horeca-bot.ts";

await botMain({
  name: "horeca",
  tokenVariable: "HORECA_BOT_TOKEN",
  peerTokenVariable: "CUSTOMER_BOT_TOKEN",
  env: process.env,
  open: openDeps,
  create: (deps, { token, peerToken, apiRoot, webhook, outboundPerSecond, outboundPerChat }, log) =>
    createHorecaBot({ deps, token, peerToken, apiRoot, webhook, outboundPerSecond, outboundPerChat, log }),
});
