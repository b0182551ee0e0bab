export type { ChatDriver } from "./chat.ts";
export { createSandboxDriver, type PersonDriver, type SandboxDriver } from "./driver.ts";
export { SandboxError } from "./http.ts";
export type * from "./types.ts";
export { type WaitOptions, waitUntil } from "./wait.ts";
