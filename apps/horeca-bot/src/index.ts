export { createHorecaBot, type HorecaBotOptions } from "./create-horeca-bot.ts";
