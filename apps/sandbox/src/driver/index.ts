export type { Acts } from "./acts.ts";
export type { ChatDriver } from "./chat.ts";
export { createSandboxDriver, type PersonDriver, type SandboxDriver } from "./driver.ts";
export type { GroupDriver, TopicFilter } from "./group.ts";
export { SandboxError } from "./http.ts";
export { refusals } from "./refusals.ts";
export type * from "./types.ts";
export { type WaitOptions, waitUntil } from "./wait.ts";
