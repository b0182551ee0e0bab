export * from "./accounts.ts";
export * from "./auth-protocol.ts";
export * from "./compat.ts";
export * from "./orders.ts";
export * from "./pairing.ts";
export * from "./primitives.ts";
export * from "./problem.ts";
export * from "./track.ts";
