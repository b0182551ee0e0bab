import { countSetAside } from "@gotovo/usecases/chats/set-aside";
import type { ApiOptions } from "./context.ts";

/** In `/metrics`: how many updates the bots could not handle although everything worked. Read when it is asked for. */
export function measureSetAside({ deps, log, metrics }: Pick<ApiOptions, "deps" | "log" | "metrics">): void {
  const gauge = metrics.gauge({
    name: "gotovo_updates_set_aside",
    help: "Updates that failed again and again; npm run updates:retry tries them again",
    labelNames: ["bot"],
    async collect() {
      try {
        for (const [bot, count] of Object.entries(await countSetAside(deps))) gauge.set({ bot }, count);
      } catch (error) {
        // The other figures are wanted most while the database is away.
        log.debug({ err: error }, "the updates set aside cannot be counted");
      }
    },
  });
}
