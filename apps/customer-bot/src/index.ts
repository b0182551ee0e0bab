export { createCustomerBot } from "./create-customer-bot.ts";
