// For the pages, which load no more of the domain than they show.
export { currencyDecimals, inOwnUnit } from "@gotovo/domain/order/currencies";
