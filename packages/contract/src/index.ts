export * from "./accounts/accounts.ts";
export * from "./accounts/auth-protocol.ts";
export * from "./orders/compat.ts";
export * from "./orders/orders.ts";
export * from "./orders/pairing.ts";
export * from "./orders/track.ts";
export * from "./primitives.ts";
export * from "./problem.ts";
