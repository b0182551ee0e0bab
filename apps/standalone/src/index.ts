export { type Config, readConfig } from "./config.ts";
export { type MerchantJson, newMerchant } from "./new-merchant.ts";
export { type Product, startProduct } from "./product.ts";
