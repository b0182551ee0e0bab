export { type CustomerBotOptions, createCustomerBot } from "./create-customer-bot.ts";
