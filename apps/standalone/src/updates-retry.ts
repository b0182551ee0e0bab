import { retrySetAside } from "@gotovo/usecases/chats/retry-set-aside";
import { runCommand } from "./command.ts";

// Has the running bots try again what they have set aside; prints how many updates that is, by bot.
await runCommand(process.env, () => (deps) => retrySetAside(deps));
