export * from "./demo/cafe.ts";
export * from "./web.ts";
