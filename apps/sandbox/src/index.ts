export { createSandbox, type Sandbox, type SandboxOptions } from "./sandbox.ts";
export { demoBots } from "./seed.ts";
export type { BotSeed } from "./state/bots.ts";
