export { createHorecaBot } from "./create-horeca-bot.ts";
